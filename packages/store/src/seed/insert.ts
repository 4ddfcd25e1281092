import type { PgTable } from 'drizzle-orm/pg-core'
import type { Db } from '../store.ts'

/** Rows a statement: Postgres takes 65,535 parameters. */
export const BATCH = 1_000

/** Inserts what is not there yet, so that seeding twice changes nothing. */
export async function insertNew<T extends PgTable>(db: Db, table: T, rows: T['$inferInsert'][]): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) {
    await db
      .insert(table)
      .values(rows.slice(start, start + BATCH) as never)
      .onConflictDoNothing()
  }
}
