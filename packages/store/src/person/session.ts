import { createHash } from 'node:crypto'
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import type { LiveSession } from '../live/kinds.ts'
import type { Db, Tx } from '../store.ts'
import { session } from './tables.ts'

/** How hubs know a token: SHA-256, hex. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** A stored sign-in as a live row. */
export const liveSession = (row: typeof session.$inferSelect): LiveSession => ({
  id: row.id,
  version: row.version,
  userId: row.userId,
  tokenHash: tokenHash(row.token),
  expiresAt: row.expiresAt.getTime(),
  revokedAt: row.revokedAt,
})

/** The sign-in of a token, unless it has ended by the database clock. */
export async function findSession(db: Db, token: string): Promise<LiveSession | undefined> {
  const valid = and(eq(session.token, token), isNull(session.revokedAt), gt(session.expiresAt, sql`now()`))
  const [row] = await db.select().from(session).where(valid)
  return row && liveSession(row)
}

/** Ends every sign-in of a person, or the one given. */
export async function revokeSessions(tx: Tx, userId: string, sessionId?: string): Promise<LiveSession[]> {
  const which = sessionId === undefined ? undefined : eq(session.id, sessionId)
  const rows = await tx.db
    .update(session)
    .set({ revokedAt: tx.now, expiresAt: new Date(tx.now) })
    .where(and(eq(session.userId, userId), isNull(session.revokedAt), which))
    .returning()
  const ended = rows.map(liveSession)
  for (const row of ended) tx.changed('session', row)
  return ended
}
