import { desc, eq } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Db, Tx } from '../store.ts'
import { audit } from './tables.ts'

export type AuditEntry = typeof audit.$inferSelect

/** Notes who did what to whom, and why; `subject` is `kind/id`, never a name or number. */
export async function writeAudit(
  tx: Tx,
  entry: Pick<AuditEntry, 'actor' | 'act' | 'subject' | 'reason'>,
): Promise<void> {
  await tx.db.insert(audit).values({ id: v7(), at: tx.now, ...entry })
}

/** Newest first. */
export const auditOf = (db: Db, subject: string, limit = 100): Promise<AuditEntry[]> =>
  db.select().from(audit).where(eq(audit.subject, subject)).orderBy(desc(audit.at), desc(audit.id)).limit(limit)
