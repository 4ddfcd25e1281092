import { noSeats, type QueueId } from '@hearline/domain'
import type { CurveRow, LoadRow, QueueRow, SeatsRow } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { curveOf, loadsOf, queueDay, queuesOf, seatsOf } from './of-queues.ts'

const [general, english, legal] = ['general', 'english', 'legal'] as QueueId[] as [QueueId, QueueId, QueueId]
const byId = <R extends { id: string }>(rows: readonly R[]) => new Map(rows.map((row) => [row.id, row]))

test('a seat that serves two of the queues is counted once', () => {
  const seats = (id: string, queues: QueueId[], ready: number) =>
    ({ kind: 'seats', id, version: 1, queues, states: { ...noSeats(), ready } }) satisfies SeatsRow
  const rows = byId([seats('g', [general], 5), seats('eg', [english, general], 3), seats('l', [legal], 1)])
  expect(seatsOf({ queues: [general, english] }, rows)?.ready).toBe(8)
  expect(seatsOf({ queues: [english] }, rows)?.ready).toBe(3)
  expect(seatsOf({}, rows)?.ready).toBe(9)
  expect(seatsOf({}, new Map())).toBeUndefined()
})

test('a tile of a queue that no hub tells of is unknown', () => {
  const rows = byId([{ id: general } as QueueRow])
  expect(queuesOf({ queues: [general] }, rows)).toHaveLength(1)
  expect(queuesOf({ queues: [general, english] }, rows)).toBeUndefined()
  expect(queuesOf({}, new Map())).toBeUndefined()
})

test('an older hub that does not tell who waits too long leaves the service level unknown', () => {
  const row = { waiting: 2, answeredToday: 3, inTimeToday: 3 } as QueueRow
  expect(queueDay(row).answeredInTime).toBeUndefined()
  expect(queueDay({ ...row, overdue: 0 }).answeredInTime).toBe(3)
})

test('hotlines stand by what they brought, and curves are added quarter by quarter', () => {
  const load = (id: string, queueId: QueueId, offeredToday: number) =>
    ({ id, queueId, offeredToday, waiting: 0 }) as LoadRow
  const loads = byId([load('12345', general, 9), load('12301', general, 0), load('12369', english, 40)])
  expect(loadsOf({}, loads).map(({ id }) => id)).toEqual(['12369', '12345', '12301'])
  expect(loadsOf({ queues: [general] }, loads).map(({ id }) => id)).toEqual(['12345', '12301'])
  const curve = (id: QueueId, today: number[] | undefined, usual?: number[]) => ({ id, today, usual }) as CurveRow
  const known = byId([curve(general, [1, 2], [1, 1, 1]), curve(english, [3, 4])])
  expect(curveOf({}, known)).toEqual({ today: [4, 6], usual: [1, 1, 1] })
  expect(curveOf({}, byId([curve(general, [1]), curve(english, undefined)])).today).toBeUndefined()
})
