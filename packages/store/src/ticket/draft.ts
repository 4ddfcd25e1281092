import type { Draft, Instant, OperatorId, TicketFields, TicketId } from '@hearline/domain'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '../store.ts'
import type { Db } from '../tx/database.ts'
import type { Vault } from '../vault/vault.ts'
import { draft } from './tables.ts'

export type DraftKey = { ticketId: TicketId; authorId: OperatorId }
export type StoredDraft = Draft & { savedAt: Instant }

/** What the author has written so far, opened. */
export async function readDraft(db: Db, vault: Vault, key: DraftKey): Promise<StoredDraft | undefined> {
  const [row] = await db.select().from(draft).where(matches(key))
  if (!row) return undefined
  const fields = JSON.parse(vault.open(row.sealed, row.key)) as TicketFields
  return { rev: row.rev, fields, savedAt: row.savedAt }
}

/** Keeps a draft, encrypted; the ticket's row is to be locked. */
export async function writeDraft(tx: Tx, vault: Vault, key: DraftKey, saved: Draft): Promise<void> {
  const columns = { rev: saved.rev, ...vault.seal(JSON.stringify(saved.fields)), savedAt: tx.now }
  await tx.db
    .insert(draft)
    .values({ ...key, ...columns })
    .onConflictDoUpdate({ target: [draft.ticketId, draft.authorId], set: columns })
}

/** The ticket holds everything now. */
export async function dropDraft(tx: Tx, key: DraftKey): Promise<void> {
  await tx.db.delete(draft).where(matches(key))
}

const matches = (key: DraftKey) => and(eq(draft.ticketId, key.ticketId), eq(draft.authorId, key.authorId))
