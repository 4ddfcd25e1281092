import {
  emptyTally,
  intervalEnd,
  intervalStart,
  recount,
  standardTimings as timings,
  type CallId,
  type QueueId,
  type Tally,
} from '@hearline/domain'
import {
  call,
  eventsWithin,
  factsOf,
  keptQuarters,
  noteDue,
  writeNextQuarter,
  type Store,
  type Tx,
} from '@hearline/store'
import { freshStore } from '@hearline/store/testing/store'
import { sql } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLog } from '../log.ts'
import { followDay } from './follow-day.ts'
import { FloorModel } from './model.ts'
import { beginDay, dayStart, DayTally } from './tally.ts'

const queueIds = ['general', 'english'] as [QueueId, QueueId]
const log = openLog('silent')
let store: Store
const stop: (() => Promise<void>)[] = []

beforeAll(async () => {
  const fresh = await freshStore()
  store = fresh.store
  stop.push(() => fresh.close())
})

afterAll(async () => {
  for (const end of stop) await end()
})

/** What a hub knows that begins now; it hears no news at all. */
async function hub() {
  const at = (await store.tx((tx) => Promise.resolve(tx.now))).value
  const model = new FloorModel()
  model.heard({ asOf: at, hubs: [], dataEpoch: 'd' })
  const tally = new DayTally(model, timings)
  await beginDay({ store, tally, healing: { origin: { snapshot: '', at } } })
  const day = followDay({ store, model, tally, log })
  stop.unshift(() => day.stop())
  return { tally, counts: () => queueIds.map((id) => tally.of(id)), leave: () => day.stop() }
}

const write =
  (n: number, ago = 20_000) =>
  async (tx: Tx) => {
    const id = randomUUID() as CallId
    const since = tx.now - ago
    await tx.db.insert(call).values({
      ...{ id, state: 'queued', queueId: queueIds[n % 2]!, hotline: '12345', switchId: 's', switchCall: id },
      ...{ arrivedAt: since, waitingSince: since },
    })
    return id
  }
const arrive = async (n: number, ago?: number) => (await store.tx(write(n, ago))).value
const act = (ids: readonly CallId[], change: ReturnType<typeof sql>) =>
  store.read.execute(sql`update call set ${change} where id = any(${sql.param(`{${ids.join()}}`)}::uuid[])`)

/** The batch form: all events of the day at once. */
async function batch(): Promise<Tally[]> {
  const since = dayStart(Date.now())
  const facts = factsOf(await eventsWithin(store.read, since, intervalEnd(since, 'day')))
  const rows = recount(facts, timings).filter(({ dimension }) => dimension === 'queue')
  return queueIds.map((id) =>
    rows.reduce((sum, { id: of, counts }) => {
      if (of !== id) return sum
      return {
        offered: sum.offered + counts.offered,
        answered: sum.answered + counts.answered,
        answeredInTime: sum.answeredInTime + counts.answeredIn15,
        abandoned: sum.abandoned + counts.abandoned,
        shortAbandoned: sum.shortAbandoned + counts.shortAbandoned,
      }
    }, emptyTally),
  )
}

test('every hub counts what the batch counts, after a restart, a failover and what comes late', async () => {
  const first = await hub()
  const ids = await Promise.all(Array.from({ length: 12 }, (_, n) => arrive(n)))
  const answered = sql`state = 'talking', answered_at = waiting_since + interval '3 s'`
  await act(ids.slice(0, 4), answered)
  await act(ids.slice(4, 6), sql`queue_id = 'english'`)
  await first.leave()
  // nobody counts meanwhile; one act commits only when others have begun
  await act(ids.slice(4, 8), sql`state = 'abandoned', ended_at = waiting_since + interval '19 s'`)
  const { promise: released, resolve: release } = Promise.withResolvers<undefined>()
  const { promise: isOpen, resolve: opened } = Promise.withResolvers<undefined>()
  const late = store.tx(async (tx) => {
    await write(0)(tx)
    opened(undefined)
    await released
  })
  await isOpen
  const [second, third] = [await hub(), await hub()]
  await act(ids.slice(0, 2), sql`queue_id = 'english', waiting_since = now(), answered_at = null, state = 'queued'`)
  await act(ids.slice(8, 10), answered)
  release(undefined)
  await late
  const expected = await batch()
  // twelve arrivals and the late one; two moved and one passed on from the other queue, one passed on within its own
  expect(expected.reduce((sum, { offered }) => sum + offered, 0)).toBe(12 + 1 + 1 + 2)
  expect(expected.map(({ answered }) => answered)).toEqual([3, 3])
  for (const { counts } of [second, third, await hub()]) await expect.poll(counts).toEqual(expected)
})

test('of a quarter that is written the sums do, until something new is told of it', async () => {
  const before = Date.now() - intervalStart(Date.now(), 'quarter') + 60_000
  const ids = await Promise.all(Array.from({ length: 6 }, (_, n) => arrive(n, before)))
  await act(ids.slice(0, 2), sql`state = 'abandoned', ended_at = waiting_since + interval '7 s'`)
  const since = dayStart(Date.now())
  const quarter = intervalStart(Date.now() - before, 'quarter')
  const kept = () => keptQuarters(store.read, { from: since, to: Date.now() }, { dimension: 'queue' })
  const writeUp = async () => {
    await noteDue(store)
    while ((await writeNextQuarter(store, timings)) !== undefined);
    return (await kept()).open
  }
  // a transaction of anybody on this Postgres holds the history back as long as it lasts
  await expect.poll(writeUp).not.toContain(quarter)
  const { rows } = await kept()
  if (quarter >= since) expect(rows.filter(({ start }) => start === quarter)).toHaveLength(2)
  const { counts } = await hub()
  expect(counts()).toEqual(await batch())
  await act(ids.slice(2, 5), sql`state = 'abandoned', ended_at = waiting_since + interval '9 s'`)
  await act(ids.slice(0, 1), sql`ended_at = waiting_since + interval '2 s'`)
  const corrected = await batch()
  await expect.poll(counts).toEqual(corrected)
  expect((await hub()).counts()).toEqual(corrected)
})
