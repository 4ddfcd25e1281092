import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshStore, type TestStore } from '../testing/store.ts'
import { callEventsAfter } from './events.ts'

let on: TestStore

beforeAll(async () => {
  on = await freshStore()
})

afterAll(() => on.close())

const [calls, acts] = [5_000, 6]

test('what was told lately is found without reading what was told before, however much that is', async () => {
  await on.hands`insert into floor_event (changed_xid, kind, subject, at, arrived_at, told)
    select (call * ${acts}::int + act)::text::xid8, 'call', md5(call::text)::uuid, now(), now(), '{}'
    from generate_series(1, ${calls}::int) call, generate_series(1, ${acts}::int) act`
  await on.hands`analyze floor_event`
  // of the last two calls something
  const cursor = String(calls * acts)
  const { value } = await on.store.tx(async ({ db }) => {
    const events = await callEventsAfter(db, cursor)
    const [read] = await db.execute<{ whole: string; by_index: string }>(sql`
      select seq_tup_read::text as whole, idx_tup_fetch::text as by_index
      from pg_stat_xact_user_tables where relname = 'floor_event'`)
    return { events, read }
  })
  expect(value.events.length).toBe(2 * acts)
  expect(value.read?.whole).toBe('0')
  expect(Number(value.read?.by_index)).toBeLessThan(10 * acts)
})
