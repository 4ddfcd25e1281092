import { v7 } from 'uuid'
import type { Tx } from '../store.ts'
import { audit } from './tables.ts'

export type AuditEntry = typeof audit.$inferSelect

/** Notes who did what to whom, and why; `subject` is `kind/id`, never a name or number. */
export async function writeAudit(
  tx: Tx,
  entry: Pick<AuditEntry, 'actor' | 'act' | 'subject' | 'reason'>,
): Promise<void> {
  await tx.db.insert(audit).values({ id: v7(), at: tx.now, ...entry })
}
