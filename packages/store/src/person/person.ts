import { eq } from 'drizzle-orm'
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
