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
  const quarter = figure.parse((await asked('abandoned', 'dimension=hotline&of=12345&grain=quarter')).body)
  expect(Date.parse(quarter.to) - Date.parse(quarter.from)).toBe(900_000)
})

test('what is unknown is absent, and a wrong question is refused', async () => {
  const empty = figure.parse((await asked('asa', 'dimension=queue&of=nowhere')).body)
  expect(empty).not.toHaveProperty('value')
  expect(empty.callCount).toBe(0)
  expect((await asked('no-such-figure')).status).toBe(404)
  expect((await asked('offered', 'dimension=operator&of=x')).status).toBe(400)
  expect((await asked('offered', '')).status).toBe(400)
})
