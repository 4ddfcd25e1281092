import type { AlarmRow } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { clearedOf } from './cleared.ts'

const at = '2026-11-23T08:00:00.000Z'
const row = (id: string, rest: Partial<AlarmRow>): [string, AlarmRow] => [
  id,
  {
    ...{ kind: 'alarm', id, version: 1, queueId: 'law' as AlarmRow['queueId'], rule: 'no-seat' },
    ...{ value: 1, threshold: 1, unit: 'calls', at, times: 1, ...rest },
  },
]
const gone = (id: string) => ({ kind: 'alarm' as const, id, version: 3 })

test('only what somebody had seen while it was on cleared by going', () => {
  const acknowledged = { at, name: '陈静' }
  const held = new Map([
    row('seen', { acknowledged }),
    row('stays', { acknowledged }),
    row('cleared before it was seen', { clearedAt: at }),
    row('seen and cleared', { acknowledged, clearedAt: at }),
  ])
  const all = ['seen', 'cleared before it was seen', 'seen and cleared', 'unheard of'].map(gone)
  const found = clearedOf(held, all, Date.parse(at) + 41_000)
  expect(found).toEqual([{ ...held.get('seen'), clearedAt: '2026-11-23T08:00:41.000Z' }])
  expect(clearedOf(held, [{ kind: 'call', id: 'seen', version: 3 }], 0)).toEqual([])
})
