import { eq, sql } from 'drizzle-orm'
import type { Db } from '../store.ts'
import { person } from './tables.ts'

export type Person = typeof person.$inferSelect

export async function findPerson(db: Db, id: string): Promise<Person | undefined> {
  const [found] = await db.select().from(person).where(eq(person.id, id))
  return found
}

export async function findPersonByUsername(db: Db, username: string): Promise<Person | undefined> {
  const [found] = await db.select().from(person).where(eq(person.username, username))
  return found
}

/** Everybody with an account: hubs keep them beside their sessions. */
export const listPeople = (db: Db): Promise<Person[]> => db.select().from(person)

/** How many accounts there are, and where to go on reading those that change after this. */
export async function peopleNow(db: Db): Promise<{ count: number; cursor: string }> {
  const [now] = await db.execute<{ count: string; cursor: string }>(
    sql`select count(*)::text as count, pg_snapshot_xmin(pg_current_snapshot())::text as cursor from ${person}`,
  )
  if (!now) throw new Error('a count of accounts came back empty')
  return { count: Number(now.count), cursor: now.cursor }
}

/**
 * Accounts written by transactions not before the cursor, hand-typed ones too: Postgres itself notes the writer of each
 * row. It notes 32 of 64 bits, so rows may come that did not change and, once in 4 billion transactions, one may not come.
 */
export const peopleSince = (db: Db, cursor: string): Promise<Person[]> =>
  db
    .select()
    .from(person)
    .where(sql`${person}.xmin::text::bigint >= ${cursor}::bigint % 4294967296`)
