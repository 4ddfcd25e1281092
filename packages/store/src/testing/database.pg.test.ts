import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type FreshDatabase } from './database.ts'

let databases: FreshDatabase[]

beforeAll(async () => {
  databases = await Promise.all([freshDatabase(), freshDatabase(), freshDatabase()])
})

afterAll(async () => {
  for (const database of databases) await database.drop()
})

const query = async (database: FreshDatabase, text: string) => {
  const sql = postgres(database.url, { max: 1, onnotice: () => undefined })
  try {
    return [...(await sql.unsafe<Record<string, unknown>[]>(text))]
  } finally {
    await sql.end()
  }
}

test('files that ask at once get migrated databases of their own', async () => {
  const [first, second] = databases as [FreshDatabase, FreshDatabase]
  await query(first, 'create table mine (id int)')
  const tables = `select count(*)::int as n from information_schema.tables where table_schema = 'public'`
  const [mine] = await query(first, tables)
  const [yours] = await query(second, tables)
  expect(yours?.['n']).toBeGreaterThan(0)
  expect(mine?.['n']).toBe(Number(yours?.['n']) + 1)
})

test('a dropped database is gone, open connections or not', async () => {
  const last = databases.at(-1)!
  const open = postgres(last.url, { max: 1, onclose: () => undefined })
  await open`select 1`
  await last.drop()
  await expect(query(last, 'select 1')).rejects.toThrow(/does not exist/)
  await open.end()
})
