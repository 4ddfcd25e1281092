import { and, asc, count, eq, isNull, or, sql } from 'drizzle-orm'
import type { Db, Tx } from '../store.ts'
import { snippet } from './tables.ts'

export type Snippet = typeof snippet.$inferSelect

/** One's own by name, then the city's by language, in the order in which they were laid down. */
export const listSnippets = (db: Db, owner: string): Promise<Snippet[]> =>
  db
    .select()
    .from(snippet)
    .where(or(eq(snippet.owner, owner), isNull(snippet.owner)))
    .orderBy(sql`${snippet.owner} is null`, asc(snippet.language), asc(snippet.name))

/** Who holds the snippet; `null` the city, undefined when there is none. */
export async function snippetOwner(db: Db, id: string): Promise<string | null | undefined> {
  const [row] = await db.select({ owner: snippet.owner }).from(snippet).where(eq(snippet.id, id))
  return row?.owner
}

/** How many somebody has of her own. */
export async function countSnippets(db: Db, owner: string): Promise<number> {
  const [row] = await db.select({ n: count() }).from(snippet).where(eq(snippet.owner, owner))
  return row?.n ?? 0
}

/** Keeps one's own, new or changed; false when the id is somebody else's. */
export async function writeSnippet(
  tx: Tx,
  own: { id: string; owner: string; name: string; text: string },
): Promise<boolean> {
  const { name, text } = own
  const rows = await tx.db
    .insert(snippet)
    .values(own)
    .onConflictDoUpdate({ target: snippet.id, set: { name, text }, setWhere: eq(snippet.owner, own.owner) })
    .returning({ id: snippet.id })
  return rows.length > 0
}

export async function dropSnippet(tx: Tx, own: { id: string; owner: string }): Promise<void> {
  await tx.db.delete(snippet).where(and(eq(snippet.id, own.id), eq(snippet.owner, own.owner)))
}
