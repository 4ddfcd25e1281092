import {
  contribution,
  emptyTally,
  isFinal,
  minus,
  plus,
  standardTimings as timings,
  type Call,
  type CallId,
  type QueueId,
  type Tally,
} from '@hearline/domain'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callOf } from '../call/row.ts'
import { call } from '../call/tables.ts'
import { heal } from '../live/heal.ts'
import { seenBy } from '../live/snapshot.ts'
import { freshStore, type TestStore } from '../testing/store.ts'
import { tallies } from './tally.ts'

let on: TestStore

beforeAll(async () => {
  on = await freshStore()
})

afterAll(() => on.close())

const queues = ['general', 'english'] as QueueId[]
const arrivedAt = Date.now() - 20_000

/** Calls of every kind of end, at the edges of what counts. */
const ends: Partial<typeof call.$inferInsert>[] = [
  { state: 'queued' },
  { state: 'talking', answeredAt: arrivedAt + 3_000 },
  { state: 'closed', outcome: 'answered', answeredAt: arrivedAt + 15_000, endedAt: arrivedAt + 60_000 },
  { state: 'closed', outcome: 'answered', answeredAt: arrivedAt + 15_001, endedAt: arrivedAt + 60_000 },
  { state: 'closed', outcome: 'failed', endedAt: arrivedAt + 60_000 },
  { state: 'abandoned', endedAt: arrivedAt + 4_999 },
  { state: 'abandoned', endedAt: arrivedAt + 5_000 },
  { state: 'abandoned', answeredAt: arrivedAt + 2_000, endedAt: arrivedAt + 9_000 },
]

const arrive = (end: (typeof ends)[number], n: number) => ({
  ...{ id: v7() as CallId, state: 'queued' as const, queueId: queues[n % 2]!, hotline: '12345', switchId: 's' },
  ...{ arrivedAt, waitingSince: arrivedAt, switchCall: String(n), ...end },
})

/** Sums what the domain says of each call. */
function sum(calls: Iterable<Call>): Map<QueueId, Tally> {
  const total = new Map<QueueId, Tally>()
  for (const one of calls) {
    total.set(one.queueId, plus(total.get(one.queueId) ?? emptyTally, contribution(one, timings)))
  }
  return total
}

test('what SQL counts and what goes on from the healing reads is what the domain counts', async () => {
  const fresh = [...ends, ...ends, ...ends].map(arrive)
  await on.store.tx((tx) => tx.db.insert(call).values(fresh))
  await on.store.tx((tx) => tx.db.insert(call).values({ ...arrive(ends[2]!, 0), arrivedAt: arrivedAt - 86_400_000 }))
  // a transaction that runs on holds the cursor back; what others committed meanwhile was seen all the same
  const held = await on.hands.reserve()
  await held`begin`
  await held`select pg_current_xact_id()`
  await on.store.tx((tx) => tx.db.insert(call).values(arrive(ends[6]!, 0)))
  const floor = await heal(on.store)
  // a call ends between the healing read and the tally, and another comes and goes
  await on.hands`update call set state = 'abandoned', ended_at = now() where id = ${fresh[0]!.id}`
  await on.store.tx((tx) => tx.db.insert(call).values(arrive(ends[6]!, 1)))
  const { snapshot } = floor
  const seen = seenBy(snapshot)
  const from = { since: arrivedAt - 1_000, overBefore: arrivedAt - 1_000 }
  const total = new Map(await tallies(on.store.read, { ...from, snapshot, timings }))
  await held`rollback`
  held.release()

  const model = new Map<CallId, Call>()
  const apply = ({ changes }: typeof floor) => {
    for (const change of changes) {
      if (change.kind !== 'call') continue
      const now = callOf(change.row)
      const before = model.get(now.id)
      if (before === undefined && isFinal(now.state) && seen(change.row.changedXid)) continue
      model.set(now.id, now)
      let tally = total.get(now.queueId) ?? emptyTally
      if (before) tally = minus(tally, contribution(before, timings))
      total.set(now.queueId, plus(tally, contribution(now, timings)))
    }
  }
  apply(floor)
  apply(await heal(on.store, floor.cursor))

  const stored = await on.store.read.select().from(call)
  const ofToday = stored.filter((row) => row.arrivedAt >= arrivedAt - 1_000)
  expect(total).toEqual(sum(ofToday.map(callOf)))
  expect(ofToday).toHaveLength(26)
})

test('a call that was over long before counts, though its row was changed since', async () => {
  const long = { ...arrive(ends[2]!, 0), queueId: 'old' as QueueId }
  await on.store.tx((tx) => tx.db.insert(call).values(long))
  const { snapshot } = await heal(on.store)
  await on.hands`update call set end_cause = 'typed' where id = ${long.id}`
  const count = async (overBefore: number) =>
    (await tallies(on.store.read, { since: arrivedAt, overBefore, snapshot, timings })).get(long.queueId)?.answered
  expect(await count(arrivedAt + 60_001)).toBe(1)
  expect(await count(arrivedAt + 60_000)).toBeUndefined()
})
