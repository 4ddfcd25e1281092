import {
  standardTimings,
  type CallId,
  type Fact,
  type OperatorId,
  type QueueEntry,
  type QueueId,
} from '@hearline/domain'
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

const today = { since: dayStart(NOW), cursor: '0', facts: [], rows: [] }
/** A stay in the queue as it is by this version. */
const stay = (n: number, version: number, rest: Partial<QueueEntry> = {}): Fact => {
  const fresh = { nth: 0, queueId: general, hotline: '12345', arrivedAt: NOW, waitingSince: NOW }
  return { kind: 'entry', version, of: { callId: `c${n}` as CallId, ...fresh, ...rest } }
}
const call = (n: number, rest: object) =>
  callChange({ id: `c${n}` as CallId, arrivedAt: NOW, waitingSince: NOW, ...rest })

test('the day begins at midnight in Beijing', () => {
  expect(new Date(dayStart(NOW)).toISOString()).toBe('2026-09-29T16:00:00.000Z')
})

test('what is not known yet is absent, never 0', () => {
  const { tally, row } = open()
  expect(row()).not.toHaveProperty('offeredToday')
  expect(row()).not.toHaveProperty('serviceLevel15')
  tally.begin(today)
  expect(row()).toMatchObject({ offeredToday: 0, answeredToday: 0, abandoned: 0 })
  expect(row()).not.toHaveProperty('serviceLevel15')
})

test('each stay counts once, whatever becomes of it, however late and often it is told', () => {
  const { tally, row } = open()
  tally.begin({ ...today, facts: [stay(8, 1, { answeredAt: NOW + 2_000 }), stay(9, 1)] })
  expect(row()).toMatchObject({ offeredToday: 2, answeredToday: 1 })
  const ended = stay(9, 7, { left: { at: NOW + 9_000, how: 'abandoned' } })
  tally.apply([stay(1, 2), stay(1, 6, { answeredAt: NOW + 3_000 }), ended, stay(1, 4)])
  tally.apply([ended, stay(9, 3)])
  expect(row()).toMatchObject({ offeredToday: 3, answeredToday: 2, abandoned: 1 })
  expect(row().serviceLevel15).toBeCloseTo(2 / 3)
  tally.apply([stay(1, 8, { nth: 1, by: 'passed-on', queueId: 'english' as QueueId })])
  expect(row()).toMatchObject({ offeredToday: 3, answeredToday: 2 })
})

test('only who is there counts as ready', () => {
  const { model, row, pass } = open()
  const operatorId = 'o' as OperatorId
  model.apply([operatorChange({ availability: 'ready' })])
  expect(row()).toMatchObject({ ready: 0, serving: 0, staffed: 1 })
  model.apply([seatChange({ operatorId })])
  expect(row()).toMatchObject({ ready: 1, serving: 1, staffed: 1 })
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
  const { tally, row, pass } = open()
  tally.begin(today)
  tally.apply([stay(1, 1, { left: { at: NOW + 20_000, how: 'abandoned' } })])
  expect(row()).toMatchObject({ abandoned: 1 })
  pass(86_400_000)
  expect(row()).toMatchObject({ abandoned: 0, offeredToday: 0 })
})

test('the first call of a new day is not lost with the day before', () => {
  const { tally, row, pass } = open()
  tally.begin(today)
  pass(86_400_000)
  const tomorrow = NOW + 86_400_000
  tally.apply([stay(1, 1, { arrivedAt: tomorrow, waitingSince: tomorrow }), stay(2, 2)])
  expect(row()).toMatchObject({ offeredToday: 1 })
})
