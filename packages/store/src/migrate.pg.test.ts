import { readFile } from 'node:fs/promises'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrate } from './migrate.ts'
import * as schema from './schema.ts'
import { liveKinds } from './live/kinds.ts'
import { freshDatabase, type FreshDatabase } from './testing/database.ts'

let database: FreshDatabase
let sql: postgres.Sql

beforeAll(async () => {
  database = await freshDatabase()
  sql = postgres(database.url, { max: 2, onnotice: () => undefined })
})

afterAll(async () => {
  await sql.end()
  await database.drop()
})

const read = async <T>(path: string) => JSON.parse(await readFile(new URL(path, import.meta.url), 'utf8')) as T
const year = new Date().getUTCFullYear()

test('the checked-in migrations are what the tables say', async () => {
  const journal = await read<{ entries: { idx: number }[] }>('../migrations/meta/_journal.json')
  const last = String(journal.entries.at(-1)!.idx).padStart(4, '0')
  const kept = await read<never>(`../migrations/meta/${last}_snapshot.json`)
  const now = generateDrizzleJson(schema, undefined, undefined, 'snake_case') as never
  expect(await generateMigration(kept, now)).toEqual([])
})

test('migrating again, by several at once, changes nothing', async () => {
  const state = () => sql`select oid, relname from pg_class where relnamespace = 'public'::regnamespace order by oid`
  const before = await state()
  await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)])
  expect(await state()).toEqual(before)
})

test('no ticket pays for what others left to be merged into a search index', async () => {
  const merging = await sql`select c.relname, c.reloptions from pg_class c join pg_am a on a.oid = c.relam
    where a.amname = 'gin' and c.relkind in ('i', 'I') and not coalesce(c.reloptions @> '{fastupdate=false}', false)`
  expect([...merging]).toEqual([])
})

test('calls and tickets lie in yearly partitions by the time in their ids', async () => {
  const parts = await sql<{ name: string }[]>`
    select c.relname as name from pg_inherits join pg_class c on c.oid = inhrelid
    where inhparent in ('call'::regclass, 'ticket'::regclass) order by 1`
  const years = [year - 1, year, year + 1, year + 2]
  const expected = ['call', 'ticket'].flatMap((table) => [...years.map((y) => `${table}_${y}`), `${table}_other`])
  expect(parts.map(({ name }) => name)).toEqual(expected)
  for (const at of [`${year}-01-01T00:00:00.000Z`, `${year}-12-31T23:59:59.999Z`, '2001-05-05T00:00:00Z']) {
    await insertTicket(uuidAt(at))
  }
  const rows = await sql`select tableoid::regclass::text as part, count(*)::int as n from ticket group by 1 order by 1`
  expect([...rows]).toEqual([
    { part: `ticket_${year}`, n: 2 },
    { part: 'ticket_other', n: 1 },
  ])
})

test('a year whose rows already lie in the default partition stays there', async () => {
  await insertTicket(uuidAt('2040-06-01T00:00:00Z'))
  await sql`select ensure_partitions(2040, 2041)`
  const [found] = await sql`select to_regclass('ticket_2040') as y2040, to_regclass('ticket_2041')::text as y2041`
  expect(found).toEqual({ y2040: null, y2041: 'ticket_2041' })
})

describe.each(liveKinds)('live table %s', (table) => {
  test('has its triggers and an index by transaction', async () => {
    const triggers = await sql<{ tgname: string }[]>`
      select tgname from pg_trigger where tgrelid = ${table}::regclass and not tgisinternal order by 1`
    expect(triggers.map(({ tgname }) => tgname)).toEqual(
      expect.arrayContaining(['live_row', 'live_row_delete', 'live_row_truncate']),
    )
    const indexes = await sql`select from pg_indexes where tablename = ${table} and indexdef like '%(changed_xid)'`
    expect(indexes).toHaveLength(1)
  })

  test('an update by hand raises the version, whatever version it gives', async () => {
    await insertLive(table)
    await sql`insert into ${sql(table)} select * from ${sql(table)} limit 0`
    const update = () => sql<{ version: string; fresh: boolean }[]>`
      update ${sql(table)} set version = 40, changed_xid = '3'
      returning version, changed_xid = pg_current_xact_id() as fresh`
    const before = await sql<{ version: string }[]>`select version from ${sql(table)} order by ctid`
    const after = await update()
    expect(after).not.toHaveLength(0)
    expect(after.map(({ version }) => Number(version)).toSorted()).toEqual(
      before.map(({ version }) => Number(version) + 1).toSorted(),
    )
    expect(after.every(({ fresh }) => fresh)).toBe(true)
  })

  test('rows do not vanish', async () => {
    await expect(sql`truncate ${sql(table)}`).rejects.toThrow(`TRUNCATE refused on live table "${table}"`)
    if (table === 'session') return
    await expect(sql`delete from ${sql(table)}`).rejects.toThrow(/DELETE refused on live table/)
  })
})

test.each(['call', 'ticket'])('rows of the partitions of %s do not vanish either', async (table) => {
  await insertLive(table as 'call')
  const part = `${table}_${year}`
  await expect(sql`delete from ${sql(part)}`).rejects.toThrow('change its state instead')
  await expect(sql`truncate ${sql(part)}`).rejects.toThrow('change its state instead')
  await expect(sql`truncate ${sql(`${table}_other`)}`).rejects.toThrow('change its state instead')
})

test('a new live row has version 1, whatever version it gives', async () => {
  const [row] = await sql<{ version: string }[]>`
    insert into queue (id, name, version) values ('new', '{}', 12) returning version`
  expect(Number(row!.version)).toBe(1)
})

test('deleting a session revokes it, once', async () => {
  await sql`insert into session (id, token, user_id, expires_at) values ('gone', 'gone', 'p', now() + interval '1 day')`
  expect((await sql`delete from session where id = 'gone'`).count).toBe(0)
  const state = () =>
    sql`select version, revoked_at is not null as revoked, expires_at <= now() as over from session where id = 'gone'`
  expect([...(await state())]).toEqual([{ version: '2', revoked: true, over: true }])
  await sql`delete from session where id = 'gone'`
  expect([...(await state())]).toMatchObject([{ version: '2' }])
})

test('the database sorts and matches Chinese', async () => {
  const [row] = await sql`select '热线' ~ '^\\w+$' as word, current_setting('server_encoding') as encoding`
  expect(row).toEqual({ word: true, encoding: 'UTF8' })
})

test('the database sees the fragments of Chinese words', async () => {
  const [row] = await sql<{ found: string[] }[]>`select show_trgm('施工噪声') as found`
  expect(row?.found.length).toBeGreaterThanOrEqual(4)
})

/** A UUIDv7 of an instant. */
function uuidAt(iso: string): string {
  const time = Date.parse(iso).toString(16).padStart(12, '0')
  const rest = crypto.randomUUID().slice(15)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest}`
}

const insertTicket = (id: string) =>
  sql`insert into ticket (id, author_id, opened_at) values (${id}, ${crypto.randomUUID()}, now())`

async function insertLive(table: (typeof liveKinds)[number]): Promise<void> {
  const id = uuidAt(new Date().toISOString())
  switch (table) {
    case 'call':
      await sql`insert into call (id, state, queue_id, hotline, arrived_at, waiting_since, switch_id, switch_call)
        values (${id}, 'queued', 'general', '12345', now(), now(), 's', ${id})`
      return
    case 'operator':
      await sql`insert into operator (id, username, name, group_id, since, idle_since, queues, changed_by)
        values (${id}, ${id}, 'n', 'g', now(), now(), '[]', '{}')`
      return
    case 'seat':
      await sql`insert into seat (operator_id, hub_id, socket_id, state, since) values (${id}, ${id}, 's', 'present', now())`
      return
    case 'notice':
      await sql`insert into notice (id, operator_id, "from", text, at) values (${id}, ${id}, 'lead001', 't', now())`
      return
    case 'queue':
      await sql`insert into queue (id, name) values (${id}, '{}')`
      return
    case 'ticket':
      await insertTicket(id)
      return
    case 'session':
      await sql`insert into session (id, token, user_id, expires_at) values (${id}, ${id}, 'p', now() + interval '1 day')`
      return
    case 'visit':
      await sql`insert into visit (id, username, name, since, until) values (${id}, 'op0001', 'n', now(), now())`
      return
    case 'board':
      await sql`insert into board (id, name, layout, revision, saved_by, saved_at) values (${id}, 'n', '{}', 1, 'l', now())`
      return
    case 'wallboard':
      await sql`insert into wallboard (id, name, paired_at) values (${id}, 'n', now())`
      return
    case 'alarm':
      await sql`insert into alarm (id, queue_id, rule, at, value, threshold)
        values (${id}, ${id}, 'waiting', now(), 6, 5)`
      return
    case 'callback':
      await sql`insert into callback (id, call_id, queue_id, hotline, caller_masked, caller_index, state, reason,
          missed_at, due_at, not_before)
        values (${id}, ${id}, 'general', '12345', '138', ${Buffer.from(id)}, 'due', 'abandoned', now(), now(), now())`
  }
}
