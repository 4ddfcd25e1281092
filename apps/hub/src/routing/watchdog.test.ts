import { standardTimings as timings, type CallId, type OperatorId } from '@hearline/domain'
import { expect, test } from 'vitest'
import { FloorModel } from '../floor/model.ts'
import { openLog } from '../log.ts'
import { openMetrics } from '../metrics.ts'
import { callChange, operatorChange, queueChange, seatChange } from '../testing/rows.ts'
import { watchdog } from './watchdog.ts'

const at = 1_000_000

test('a call that waits beside a free seat in two looks is an alarm until somebody has it', async () => {
  const model = new FloorModel(() => 0)
  model.heard({ asOf: at, hubs: [{ id: 'h', leaseEndsAt: at + 60_000 }], dataEpoch: 'one' })
  const metrics = openMetrics()
  const alarms = async () => (await metrics.overlooked.get()).values[0]?.value
  const look = watchdog({ model, timings, log: openLog('silent'), metrics })
  const waiting = { id: 'call' as CallId, waitingSince: at - 31_000 }
  model.apply([queueChange({}), callChange(waiting), seatChange({ operatorId: 'o' as OperatorId, hubId: 'h' })])
  model.apply([operatorChange({ id: 'o' as OperatorId, availability: 'ready', idleSince: at - 40_000 })])

  look()
  expect(await alarms()).toBe(0)
  look()
  expect(await alarms()).toBe(1)
  model.apply([callChange({ ...waiting, version: 2, state: 'offered' })])
  look()
  expect(await alarms()).toBe(0)
})
