import { setTimeout as wait } from 'node:timers/promises'
import type { OperatorId } from '@hearline/domain'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lockOperator } from '../operator/operator.ts'
import { operator } from '../operator/tables.ts'
import { freshStore, type TestStore } from '../testing/store.ts'

const id = '0190f0a0-0000-7000-8000-000000000001' as OperatorId
let fresh: TestStore
beforeAll(async () => {
  fresh = await freshStore()
  await fresh.hands`insert into operator (id, username, name, group_id, since, idle_since, queues, changed_by)
    values (${id}, 'op0001', '王敏', 'g001', now(), now(), '[]', '{"actor":"system","cause":"system"}')`
})
afterAll(() => fresh.close())

const somebodyWaits = async () => {
  const [row] = await fresh.hands`select count(*)::int as n from pg_stat_activity
    where wait_event_type = 'Lock' and datname = current_database()`
  return Number(row?.['n']) > 0
}

test('whoever waited for a row is not earlier than what its last holder wrote', async () => {
  const { store } = fresh
  const held = Promise.withResolvers<undefined>()
  const began = Promise.withResolvers<undefined>()
  const holder = store.tx(async (tx) => {
    await lockOperator(tx, id)
    held.resolve(undefined)
    await began.promise
    while (!(await somebodyWaits())) await wait(5)
    await tx.db
      .update(operator)
      .set({ since: sql`clock_timestamp()` })
      .where(eq(operator.id, id))
  })
  await held.promise
  const waiter = store.tx(async (tx) => {
    const begin = tx.now
    began.resolve(undefined)
    const row = await lockOperator(tx, id)
    return { begin, now: tx.now, since: row?.since ?? 0 }
  })
  await holder
  const { begin, now, since } = (await waiter).value
  expect(since).toBeGreaterThan(begin)
  expect(now).toBeGreaterThanOrEqual(since - 1) // the column rounds to milliseconds, the clock is cut
})
