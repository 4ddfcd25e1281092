import { randomBytes, scryptSync } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type FreshDatabase } from '../testing/database.ts'
import { openVault } from '../vault/vault.ts'
import { DEMO_PASSWORD_HASH } from './accounts.ts'
import { regularNumber } from './care.ts'
import { inventFloor } from './floor.ts'
import { seed } from './seed.ts'

let database: FreshDatabase
let sql: postgres.Sql
let seconds: number

beforeAll(async () => {
  database = await freshDatabase()
  sql = postgres(database.url, { max: 1, onnotice: () => undefined })
  const start = performance.now()
  await seed(database.url, { profile: 'demo' })
  seconds = (performance.now() - start) / 1_000
})

afterAll(async () => {
  await sql.end()
  await database.drop()
})

const count = async (from: string) => {
  const [row] = await sql.unsafe<{ n: number }[]>(`select count(*)::int as n from ${from}`)
  return row!.n
}

test('the demo holds the floor the contract promises, and is there in seconds', async () => {
  expect(seconds).toBeLessThan(10)
  const lead = `username like 'lead%'`
  expect(await count(`operator where not ${lead}`)).toBe(1_710)
  expect(await count('"group"')).toBe(150)
  expect(
    await count(
      `(select count(*) as size from operator where not ${lead} group by group_id) g where size not in (11, 12)`,
    ),
  ).toBe(0)
  expect(await count(`operator where username in ('op0001', 'op1710')`)).toBe(2)
  expect(await count(`person where username in ('manager', 'dispatch01', 'auditor', 'admin', 'agency-110101')`)).toBe(5)
  expect(await count(`person where role = 'lead' and username = 'lead001' and group_id = 'g001'`)).toBe(1)
  expect(await count('person p where not exists (select from account a where a.user_id = p.id)')).toBe(0)
})

test('every lead has a desk in her group, where she helps out with what it knows', async () => {
  const leads = await sql<{ username: string; queues: { queueId: string; reserve: boolean }[]; known: string[] }[]>`
    select username, o.queues, array(select m ->> 'queueId' from operator other, jsonb_array_elements(other.queues) m
      where other.group_id = o.group_id and other.id <> o.id) as known
    from operator o join person p using (username) where p.operator_id = o.id and p.group_id = o.group_id and p.role = 'lead'`
  expect(leads).toHaveLength(150)
  for (const { queues, known } of leads) {
    expect(queues.every(({ reserve }) => reserve)).toBe(true)
    expect(queues.filter(({ queueId }) => !known.includes(queueId))).toEqual([])
  }
})

test('op1700 is an ordinary desk with general calls at the highest level and English', async () => {
  const [row] = await sql<{ queues: unknown }[]>`select queues from operator where username = 'op1700'`
  expect(row!.queues).toMatchObject([{ queueId: 'general', level: 3, reserve: false }, { queueId: 'english' }])
})

test('reference lists are whole and point at each other', async () => {
  expect(await count('hotline')).toBeGreaterThanOrEqual(60)
  expect(await count('hotline h where not exists (select from queue q where q.id = h.queue_id)')).toBe(0)
  expect(await count('queue')).toBeGreaterThanOrEqual(12)
  expect(
    await count(
      'queue q where overflow_to is not null and not exists (select from queue o where o.id = q.overflow_to)',
    ),
  ).toBe(0)
  const levels = await sql<{ n: number }[]>`select count(*)::int as n from category group by level order by level`
  expect(levels.map(({ n }) => n)).toEqual([15, 118, 517])
  expect(
    await count('category c where level > 1 and not exists (select from category p where p.code = c.parent)'),
  ).toBe(0)
  expect(await count(`place where kind = 'district'`)).toBe(16)
  expect(await count(`place where kind not in ('district', 'community')`)).toBe(343)
  expect(await count(`place where kind = 'community'`)).toBe(6976)
  expect(
    await count(`place p where kind <> 'district' and not exists (select from place d where d.code = p.parent)`),
  ).toBe(0)
  expect(await count(`place where managed_by = 'BDA'`)).toBe(2)
  expect(await count('unit where parent is not null and parent not in (select code from unit)')).toBe(0)
  expect(await count(`unit where place_code is null`)).toBeGreaterThanOrEqual(40)
  expect(await count(`snippet where owner is null and language = 'zh'`)).toBeGreaterThan(10)
  expect(await count('category where initials is null')).toBe(0)
})

test('seeding again changes nothing', async () => {
  const versions = () => sql`select id, version from operator union all select null, version from queue order by 1`
  const before = await versions()
  await seed(database.url, { profile: 'demo' })
  expect(await versions()).toEqual(before)
})

test('every operator has one to three queues of which each name is a queue, and most take general calls', async () => {
  const queues = await sql<{ id: string }[]>`select id from queue`
  const known = new Set(queues.map(({ id }) => id))
  const floor = inventFloor()
  for (const { queues: own } of floor) {
    expect(own.length).toBeGreaterThanOrEqual(1)
    expect(own.length).toBeLessThanOrEqual(3)
    expect(new Set(own.map(({ queueId }) => queueId)).size).toBe(own.length)
    for (const { queueId } of own) expect(known).toContain(queueId)
  }
  const general = floor.filter(({ queues: own }) =>
    own.some(({ queueId, reserve }) => queueId === 'general' && !reserve),
  )
  expect(general.length / floor.length).toBeGreaterThan(0.8)
  for (const id of known) {
    const able = floor.filter(({ queues: own }) => own.some(({ queueId, level }) => queueId === id && level >= 2))
    expect(able.length).toBeGreaterThan(20)
  }
  expect(floor.some(({ queues: own }) => own.some(({ reserve }) => reserve))).toBe(true)
})

test('the demo password opens the demo hash', () => {
  const [salt = '', key] = DEMO_PASSWORD_HASH.split(':')
  const how = { N: 16_384, r: 16, p: 1, maxmem: 128 * 16_384 * 16 * 2 }
  expect(scryptSync('hearline-demo', salt, 64, how).toString('hex')).toBe(key)
})

test('something is known of the demo’s regular callers, once, under the hub’s own keys only', async () => {
  expect(await count('care_flag')).toBe(0)
  const dataKeys = { current: 1, masters: new Map([[1, randomBytes(32)]]) }
  for (let times = 0; times < 2; times += 1) await seed(database.url, { profile: 'demo', dataKeys })
  expect(await count('(select distinct caller_index from care_flag) as caller')).toBe(12)
  const [row] = await sql<{ flags: string[] }[]>`
    select array_agg(flag order by flag) as flags from care_flag
    where caller_index = ${openVault(dataKeys).index(regularNumber(1))}`
  expect(row!.flags).toEqual(['elderly-alone', 'frequent-caller'])
})
