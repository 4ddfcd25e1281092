import {
  entriesOf,
  intervalEnd,
  intervalStart,
  standardTimings as timings,
  type CallEvent,
  type OperatorId,
  type QueueId,
} from '@hearline/domain'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { alone } from '../testing/alone.ts'
import { called, testHotline } from '../testing/called.ts'
import { freshStore, type TestStore } from '../testing/store.ts'
import { eventsWithin } from './events.ts'
import { factsOf } from './facts.ts'
import { recountHistory } from './recount.ts'
import { noteDue, storedRows, writeNextQuarter } from './write.ts'

let on: TestStore

beforeAll(async () => {
  on = await freshStore()
})

afterAll(() => on.close())

const [general, english] = ['general', 'english'] as [QueueId, QueueId]
const one = v7() as OperatorId
const midnight = intervalStart(Date.now(), 'day')
/** Yesterday at noon: every interval of it is over. */
const noon = midnight - 12 * 3_600_000
const yesterday = { from: midnight - 86_400_000, to: midnight }
const whole = { from: yesterday.from, to: Date.now() + 60_000 }

/** A call that arrived then and to which all of it was done. */
async function call(arrivedAt: number, events: readonly CallEvent[], queueId = general) {
  const { fresh } = await called(on.store, { queueId, arrivedAt }, events)
  return { id: fresh.id, stays: entriesOf(fresh, { hotline: testHotline, arrivedAt }, events, timings) }
}

const offered = (at: number): CallEvent => ({ type: 'offered', operatorId: one, at })
const answered = (at: number, fence = 1): CallEvent => ({ type: 'answered', operatorId: one, fence, at })
const plain = (type: 'abandoned' | 'ended' | 'closed' | 'held' | 'returned' | 're-queued', at: number): CallEvent => ({
  ...{ type, at },
})
const to = (type: 'transferred' | 'moved', queueId: QueueId, at: number): CallEvent => ({
  ...{ type, queueId, requiredLevel: 1, at },
})

async function writeAll(): Promise<number> {
  await alone(on)
  await noteDue(on.store)
  let written = 0
  while ((await writeNextQuarter(on.store, timings)) !== undefined) written += 1
  return written
}

test('the log tells the same stays as the acts, whoever changes the row', async () => {
  const at = noon
  const stories = [
    await call(at, [offered(at + 1), plain('returned', at + 9), offered(at + 9_000), answered(at + 12_000, 2)]),
    await call(at, [offered(at), answered(at + 1), to('transferred', english, at + 5), plain('abandoned', at + 9_000)]),
    await call(at, [to('moved', english, at + 3_000), plain('abandoned', at + 8_000)]),
    await call(at, [offered(at), answered(at + 1), plain('re-queued', at + 2), offered(at + 3)]),
  ]
  const byHand = await call(at, [])
  await on.hands`update call set state = 'abandoned', ended_at = arrived_at + interval '4 s' where id = ${byHand.id}`
  const facts = factsOf(await eventsWithin(on.store.read, at, at + 1))
  // when it rang and when a lead moved it is the clock's of the write, not the act's
  const bare = (of: object) => ({ ...of, firstRangAt: undefined, left: undefined })
  for (const { id, stays } of stories) {
    const own = facts.flatMap((fact) => (fact.kind === 'entry' && fact.of.callId === id ? [fact.of] : []))
    expect(own.map(bare)).toEqual(stays.map(bare))
    expect(own.map(({ left }) => left?.how)).toEqual(stays.map(({ left }) => left?.how))
  }
  const [typed] = facts.flatMap((fact) => (fact.kind === 'entry' && fact.of.callId === byHand.id ? [fact.of] : []))
  expect(typed).toMatchObject({ nth: 0, left: { how: 'abandoned', at: at + 4_000 } })
})

test('what happened can be neither changed nor taken back', async () => {
  await expect(on.hands`update floor_event set at = now()`).rejects.toThrow('only ever added to')
  await expect(on.hands`delete from floor_event`).rejects.toThrow('only ever added to')
  await expect(on.hands`truncate floor_event`).rejects.toThrow('only ever added to')
})

test('an act that is rolled back leaves nothing in the log', async () => {
  const { id } = await call(noon + 60_000, [])
  const count = async () =>
    Number((await on.hands`select count(*) from floor_event where subject = ${id}`)[0]!['count'])
  expect(await count()).toBe(1)
  await on.hands
    .begin(async (sql) => {
      await sql`update call set state = 'closed', outcome = 'failed', ended_at = now() where id = ${id}`
      throw new Error('no')
    })
    .catch(() => undefined)
  expect(await count()).toBe(1)
})

test('an interval is written once, by whoever and however often it is tried', async () => {
  for (let n = 0; n < 12; n++) {
    const at = noon + n * 7 * 60_000
    const end = n % 3 === 0 ? [plain('abandoned', at + n * 1_000)] : [offered(at), answered(at + n * 2_000)]
    await call(at, end, n % 2 ? english : general)
  }
  await Promise.all([writeAll(), writeAll(), writeAll()])
  expect(await writeAll()).toBe(0)
  expect(await on.hands`select distinct revision from interval_row`).toEqual([{ revision: 1 }])
  const found = await recountHistory(on.store.read, whole, timings)
  expect(found.differences).toEqual([])
  expect(found.rows).toBeGreaterThan(20)
})

test('each count is what plain SQL counts in the calls', async () => {
  const [day] = (await storedRows(on.store.read, 'day', yesterday.from, yesterday.to)).filter(
    ({ dimension, id }) => dimension === 'hotline' && id === '12345',
  )
  const [plainly] = await on.hands`
    select count(*)::int as calls, count(*) filter (where state = 'abandoned'
      and ended_at - waiting_since >= interval '5 s')::int as abandoned
    from call where arrived_at >= ${new Date(yesterday.from)} and arrived_at < ${new Date(yesterday.to)}`
  expect(day?.counts).toMatchObject({ calls: plainly!['calls'], abandoned: plainly!['abandoned'] })
  const quarters = await storedRows(on.store.read, 'quarter', yesterday.from, yesterday.to)
  const ofQueues = quarters.filter(({ dimension }) => dimension === 'queue')
  expect(ofQueues.reduce((sum, row) => sum + row.counts.offered, 0)).toBe(day?.counts.offered)
})

test('what comes late corrects its intervals and no other', async () => {
  const at = noon + 3 * 3_600_000
  const { id } = await call(at, [])
  await call(at + 3_600_000, [plain('abandoned', at + 3_620_000)])
  await writeAll()
  const inQuarter = async () => {
    const rows = await storedRows(on.store.read, 'quarter', at, intervalEnd(at, 'quarter'))
    return rows.find(({ dimension }) => dimension === 'queue')
  }
  expect(await inQuarter()).toMatchObject({ waitingSince: [at], counts: { offered: 1, abandoned: 0 } })
  await on.hands`update call set state = 'abandoned', ended_at = arrived_at + interval '90 s' where id = ${id}`
  expect(await writeAll()).toBe(1)
  expect(await inQuarter()).toMatchObject({ waitingSince: [], longestWait: 90_000, counts: { abandoned: 1 } })
  const corrected = await on.hands`
    select distinct start from interval_row where grain = 'quarter' and revision > 1`
  expect(corrected.map(({ start }) => (start as Date).getTime())).toEqual([at])
  expect((await recountHistory(on.store.read, whole, timings)).differences).toEqual([])
})

test('time at the desk counts where it was spent, and talk, hold and wrap-up with the call', async () => {
  const quarter = noon - 2 * 3_600_000
  const at = (s: number) => new Date(quarter + s * 1_000)
  await on.hands`insert into operator (id, username, name, group_id, since, idle_since, queues, changed_by)
    values (${one}, 'one', 'One', 'north', now(), now(), '[]', '{}')`
  const stood = (availability: string, activity: string, s: number) => on.hands`
    insert into floor_event (changed_xid, kind, subject, at, told) values (pg_current_xact_id(), 'operator', ${one},
      ${at(s)}, ${on.hands.json({ groupId: 'north', availability, activity })})`
  await stood('ready', 'idle', 0)
  await stood('ready', 'talking', 600)
  await stood('break', 'idle', 1_200)
  await stood('signed-out', 'idle', 1_500)
  await on.hands`update operator set availability = 'ready' where id = ${one}`
  // of the rest of the day only what began and what ended where she stood
  const read = await eventsWithin(on.store.read, quarter + 1_300_000, quarter + 1_400_000)
  const hersAt = read.flatMap((event) => (event.subject === one ? [event.at - quarter] : []))
  expect(hersAt).toEqual([1_200_000, 1_500_000])
  const { id } = await call(quarter, [offered(quarter + 1), answered(quarter + 4_000)])
  await on.hands`insert into engagement (id, call_id, operator_id, fence, state, started_at, answered_at, waited_ms,
      talk_ended_at, ended_at)
    values (${v7()}, ${id}, ${one}, 1, 'ended', ${at(0)}, ${at(4)}, 4000, ${at(64)}, ${at(100)})`
  await writeAll()
  const hers = (start: number) =>
    storedRows(on.store.read, 'quarter', start, start + 1).then((rows) =>
      rows.find((row) => row.dimension === 'operator' && row.id === one),
    )
  expect((await hers(quarter))?.counts).toMatchObject({ idleMs: 600_000, engagedMs: 300_000, breakMs: 0 })
  expect((await hers(quarter))?.counts).toMatchObject({ rang: 1, answered: 1, handled: 1, talkMs: 60_000 })
  expect((await hers(quarter))?.counts).toMatchObject({ heldMs: 0, heldUnknown: 0, wrapUpMs: 36_000 })
  expect((await hers(quarter + 900_000))?.counts).toMatchObject({ engagedMs: 300_000, breakMs: 300_000 })
  expect((await recountHistory(on.store.read, whole, timings)).differences).toEqual([])
})

test('what the writer has not yet looked at is not yet written, and no difference', async () => {
  const at = noon + 5 * 3_600_000
  const { id } = await call(at, [])
  await writeAll()
  await on.hands`update call set state = 'abandoned', ended_at = arrived_at + interval '40 s' where id = ${id}`
  const left = await recountHistory(on.store.read, whole, timings)
  expect(left).toMatchObject({ differences: [], unwritten: [at] })
  await noteDue(on.store)
  expect(await recountHistory(on.store.read, whole, timings)).toEqual(left)
  await writeAll()
  const found = await recountHistory(on.store.read, whole, timings)
  expect(found).toMatchObject({ differences: [], unwritten: [] })
  // those of its quarter, its hour and its day
  expect(found.rows).toBeGreaterThan(left.rows + 5)
})

test('a row that was falsified, lost or invented is reported', async () => {
  await on.hands`update interval_row set counts = jsonb_set(counts, '{answered}', '99')
    where dimension = 'hotline' and grain = 'day'`
  await on.hands`insert into interval_row select dimension, 'invented', grain, start, counts, null, '[]' from interval_row
    where dimension = 'hotline' and grain = 'hour' limit 1`
  const { differences } = await recountHistory(on.store.read, whole, timings)
  expect(differences.map(({ kept, counted }) => [kept?.id, counted?.id]).toSorted()).toEqual([
    ['12345', '12345'],
    ['invented', undefined],
  ])
})
