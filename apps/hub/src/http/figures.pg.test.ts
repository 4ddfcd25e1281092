import { figure } from '@hearline/protocol'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHub, type TestHub } from '../testing/hub.ts'

let hub: TestHub
let who: string

beforeAll(async () => {
  hub = await openTestHub()
  who = await hub.signIn('op1700')
})
afterAll(() => hub.stop())

const asked = (id: string, query = 'dimension=hotline&of=12345') => hub.get(who, `/api/v1/figures/${id}?${query}`)

test('a figure opens its definition, its value and the calls behind it', async () => {
  for (const n of [1, 2, 3]) await hub.event('call-arrived', { call: `c${n}`, to: '12345' }, n)
  const ids = await hub.store.read.execute<{ id: string }>(sql`select id from call order by arrived_at, id`)
  await hub.store.read.execute(sql`update call set state = 'abandoned', ended_at = waiting_since + interval '7 s'
    where id = ${ids[0]!.id}`)
  const offered = figure.parse((await asked('offered')).body)
  expect(offered).toMatchObject({ id: 'offered', unit: 'calls', value: 3, callCount: 3 })
  expect(offered.calls).toEqual(ids.map(({ id }) => id).toReversed())
  expect(offered.formula.en).toContain('stays in the queue')
  expect(figure.parse((await asked('abandoned')).body)).toMatchObject({ value: 1, calls: [ids[0]!.id] })
  // ids rise with the arrivals
  const stillWaiting = ids.slice(1).map(({ id }) => id)
  expect(figure.parse((await asked('waiting')).body)).toMatchObject({ value: 2, calls: stillWaiting.toReversed() })
  expect(figure.parse((await asked('longest-wait')).body)).toMatchObject({ calls: [ids[0]!.id], callCount: 1 })
  expect(figure.parse((await asked('longest-waiting')).body)).toMatchObject({ calls: [ids[1]!.id], callCount: 1 })
  const quarter = figure.parse((await asked('abandoned', 'dimension=hotline&of=12345&grain=quarter')).body)
  expect(Date.parse(quarter.to) - Date.parse(quarter.from)).toBe(900_000)
  expect(quarter.at >= quarter.from && quarter.at < quarter.to, 'counted within it').toBe(true)
})

test('a figure of work counts in a quarter that runs, and opens its calls', async () => {
  const { read } = hub.store
  const [call] = await read.execute<{ id: string }>(sql`select id from call where state = 'queued' order by id limit 1`)
  await read.execute(sql`insert into engagement (id, call_id, operator_id, fence, state, started_at)
    select gen_random_uuid(), ${call!.id}, id, 1, 'offered', now() from operator limit 1`)
  await read.execute(sql`update call set state = 'closed', outcome = 'answered', answered_at = waiting_since + interval '2 s',
    ended_at = waiting_since + interval '6 s' where id = ${call!.id}`)
  await read.execute(sql`update engagement set state = 'ended', answered_at = started_at, waited_ms = 2000,
    talk_ended_at = started_at + interval '4 s', ended_at = started_at + interval '5 s' where call_id = ${call!.id}`)
  expect(figure.parse((await asked('aht')).body)).toMatchObject({ value: 5_000, callCount: 1, calls: [call!.id] })
  expect(figure.parse((await asked('handled')).body)).toMatchObject({ value: 1, callCount: 1 })
})

test('the floor is all queues together, and of operators everybody reads her own', async () => {
  await hub.event('call-arrived', { call: 'c4', to: '12315' }, 4)
  const floor = figure.parse((await asked('offered', 'dimension=floor')).body)
  expect(floor).toMatchObject({ value: 4, callCount: 4 })
  expect(new Set(floor.calls).size).toBe(4)
  const completion = figure.parse((await asked('completion', 'dimension=floor')).body)
  expect(completion).toMatchObject({ value: 1 / 4, callCount: 3 })
  const answered = figure.parse((await asked('answered', 'dimension=floor')).body)
  expect([...(completion.calls ?? []), ...(answered.calls ?? [])].toSorted()).toEqual(floor.calls?.toSorted())

  const { read } = hub.store
  const [worked] = await read.execute<{ username: string; call: string }>(sql`
    select username, engagement.call_id as call from engagement join operator on operator.id = operator_id`)
  const hers = await hub.signIn(worked!.username)
  const own = (id: string, token: string) => hub.get(token, `/api/v1/figures/${id}?dimension=operator`)
  expect(figure.parse((await own('answered', hers)).body)).toMatchObject({ value: 1, calls: [worked!.call] })
  expect(figure.parse((await own('aht', hers)).body)).toMatchObject({ value: 5_000, callCount: 1 })
  expect(figure.parse((await own('answered', who)).body)).toMatchObject({ calls: [], callCount: 0 })
  expect((await own('answered', await hub.signIn('auditor'))).status).toBe(403)
})

test('a group is read by who watches it, with the time at its desks also in quarters that are open', async () => {
  const { read } = hub.store
  // ready for 2 ms, then engaged for 4 ms
  await read.execute(sql`insert into floor_event (changed_xid, kind, subject, at, told)
    select pg_current_xact_id(), 'operator', id, now() - age * interval '1 ms',
      jsonb_build_object('groupId', group_id, 'availability', availability, 'activity', activity)
    from (select id, group_id from operator where username = 'op1700') her,
      (values (6, 'ready', 'idle'), (4, 'ready', 'talking'), (0, 'busy', 'idle')) stood (age, availability, activity)`)
  const [own] = await read.execute<{ id: string; lead: string; other: string }>(sql`
    select o.group_id as id, (select min(username) from person where role = 'lead' and group_id = o.group_id) as lead,
      (select min(username) from person where role = 'lead' and group_id <> o.group_id) as other
    from operator o where username = 'op1700'`)
  const occupancy = (token: string, query: string) => hub.get(token, `/api/v1/figures/occupancy?${query}`)
  const group = `dimension=group&of=${own!.id}`
  expect(figure.parse((await occupancy(who, 'dimension=operator')).body).value).toBeCloseTo(2 / 3)
  for (const name of [own!.lead, 'manager'])
    expect(figure.parse((await occupancy(await hub.signIn(name), group)).body).value).toBeCloseTo(2 / 3)
  expect((await occupancy(await hub.signIn(own!.other), group)).status).toBe(403)
  expect((await occupancy(who, group)).status).toBe(403)
  expect((await occupancy(who, 'dimension=group')).status).toBe(400)
})

test('what is unknown is absent, and a wrong question is refused', async () => {
  const empty = figure.parse((await asked('asa', 'dimension=queue&of=nowhere')).body)
  expect(empty).not.toHaveProperty('value')
  expect(empty.callCount).toBe(0)
  expect((await asked('no-such-figure')).status).toBe(404)
  expect((await asked('offered', 'dimension=operator&of=x')).status).toBe(400)
  expect((await asked('offered', 'dimension=floor&of=x')).status).toBe(400)
  expect((await asked('offered', 'dimension=queue')).status).toBe(400)
  expect((await asked('offered', '')).status).toBe(400)
})
