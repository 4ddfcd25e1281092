import { standardTimings, type CallId, type OperatorId, type QueueId } from '@hearline/domain'
import type { QueueRow } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { callChange, operatorChange, queueChange, seatChange } from '../testing/rows.ts'
import { startFigures } from './figures.ts'
import { FloorModel } from './model.ts'
import { dayStart, DayTally } from './tally.ts'

const general = 'general' as QueueId
const NOW = Date.parse('2026-09-30T10:00:00+08:00')

function open() {
  let clock = 0
  const model = new FloorModel(() => clock)
  model.heard({ asOf: NOW, hubs: [{ id: 'h', leaseEndsAt: NOW + 10_000 }], dataEpoch: 'd' })
  const tally = new DayTally(model, standardTimings)
  model.apply([queueChange({})])
  const published: QueueRow[] = []
  const figures = startFigures({ model, tally, timings: standardTimings, publish: (rows) => published.push(...rows) })
  figures.stop()
  const row = () => {
    figures.refresh()
    return figures.rows()[0]!
  }
  return { model, tally, published, row, pass: (ms: number) => (clock += ms) }
}

const nothing = () => false
const call = (n: number, rest: object) =>
  callChange({ id: `c${n}` as CallId, arrivedAt: NOW, waitingSince: NOW, ...rest })

test('the day begins at midnight in Beijing', () => {
  expect(new Date(dayStart(NOW)).toISOString()).toBe('2026-09-29T16:00:00.000Z')
})

test('what is not known yet is absent, never 0', () => {
  const { tally, row } = open()
  expect(row()).not.toHaveProperty('offeredToday')
  expect(row()).not.toHaveProperty('serviceLevel15')
  tally.begin(new Map(), dayStart(NOW), nothing)
  expect(row()).toMatchObject({ offeredToday: 0, answeredToday: 0, abandoned: 0 })
  expect(row()).not.toHaveProperty('serviceLevel15')
})

test('each call counts once, whatever becomes of it, on top of what Postgres had counted', () => {
  const { model, tally, row } = open()
  const before = { offered: 10, answered: 9, answeredInTime: 9, abandoned: 1, shortAbandoned: 0 }
  tally.begin(new Map([[general, before]]), dayStart(NOW), ({ id }) => id === 'c7')
  model.apply([call(1, { version: 1 }), call(2, { version: 1 })])
  expect(row()).toMatchObject({
    offeredToday: 12,
    answeredToday: 9,
    waiting: 2,
    longestWaitSince: new Date(NOW).toISOString(),
  })
  model.apply([call(1, { version: 2, state: 'offered', operatorId: 'o', fence: 1 })])
  model.apply([call(1, { version: 3, state: 'talking', operatorId: 'o', fence: 1, answeredAt: NOW + 3_000 })])
  model.apply([call(2, { version: 2, state: 'abandoned', endedAt: NOW + 9_000 })])
  model.apply([
    call(1, { version: 4, state: 'closed', outcome: 'answered', answeredAt: NOW + 3_000, endedAt: NOW + 8_000 }),
  ])
  expect(row()).toMatchObject({ offeredToday: 12, answeredToday: 10, abandoned: 2, waiting: 0 })
  expect(row().serviceLevel15).toBeCloseTo(10 / 12)
  // a call that was over before the floor was read is in the sums already
  model.apply([call(7, { version: 9, state: 'closed', outcome: 'answered', answeredAt: NOW - 50, endedAt: NOW - 10 })])
  expect(row()).toMatchObject({ offeredToday: 12 })
})

test('only who is there counts as ready', () => {
  const { model, row, pass } = open()
  const operatorId = 'o' as OperatorId
  model.apply([operatorChange({ availability: 'ready' })])
  expect(row()).toMatchObject({ ready: 0, staffed: 1 })
  model.apply([seatChange({ operatorId })])
  expect(row()).toMatchObject({ ready: 1, staffed: 1 })
  pass(20_000)
  expect(row()).toMatchObject({ ready: 0 })
})

test('a row is published when its figures change, with a higher version', () => {
  const { model, published, row } = open()
  const versions = () => published.map(({ version }) => version)
  row()
  row()
  expect(versions()).toEqual([1])
  model.apply([call(1, { version: 1 })])
  row()
  expect(versions()).toEqual([1, 2])
})

test('a new day starts from nothing', () => {
  const { model, tally, row, pass } = open()
  tally.begin(new Map(), dayStart(NOW), nothing)
  model.apply([call(1, { version: 1, state: 'abandoned', endedAt: NOW + 20_000 })])
  expect(row()).toMatchObject({ abandoned: 1 })
  pass(86_400_000)
  expect(row()).toMatchObject({ abandoned: 0, offeredToday: 0 })
})

test('the first call of a new day is not lost with the day before', () => {
  const { model, tally, row, pass } = open()
  tally.begin(new Map(), dayStart(NOW), nothing)
  pass(86_400_000)
  model.apply([call(1, { version: 1, arrivedAt: NOW + 86_400_000 })])
  expect(row()).toMatchObject({ offeredToday: 1 })
})

test('calls heard of before the counts were read count as what they are then', () => {
  const { model, tally, row } = open()
  const over = { state: 'closed', outcome: 'answered', answeredAt: NOW, endedAt: NOW }
  model.apply([call(1, { version: 1 }), call(2, { version: 1 }), call(3, { version: 5, ...over })])
  model.apply([call(1, { version: 2, ...over })])
  tally.begin(new Map(), dayStart(NOW), ({ id }) => id === 'c3')
  expect(row()).toMatchObject({ offeredToday: 2, answeredToday: 1 })
})
