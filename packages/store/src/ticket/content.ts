import type { TicketFields, TicketId } from '@hearline/domain'
import { eq } from 'drizzle-orm'
import type { Db } from '../tx/database.ts'
import type { Vault } from '../vault/vault.ts'
import { ticket } from './tables.ts'

/** The columns that hold what was written, apart from the head. */
export type TicketContent = Pick<
  typeof ticket.$inferSelect,
  'title' | 'text' | 'answer' | 'entryId' | 'privateSealed' | 'privateKey' | 'contactIndex'
>

/** Name, number and door are always encrypted; of a sealed ticket the appeal too. */
export function contentOf(vault: Vault, fields: TicketFields): TicketContent {
  const { contactName, contactPhone, address } = fields
  const { title = null, text = null, answer = null, entryId = null } = fields
  const appeal = { title, text, answer, entryId }
  const isSealed = fields.confidentiality === 'sealed'
  const hidden = { contactName, contactPhone, address, ...(isSealed ? appeal : {}) }
  const { sealed, key } = vault.seal(JSON.stringify(hidden))
  return {
    ...(isSealed ? { title: null, text: null, answer: null, entryId: null } : appeal),
    privateSealed: sealed,
    privateKey: key,
    contactIndex: contactPhone && !isSealed ? vault.index(contactPhone) : null,
  }
}

/** The whole form of a stored ticket, opened; undefined when there is no such ticket. */
export async function readContent(db: Db, vault: Vault, id: TicketId): Promise<TicketFields | undefined> {
  const [row] = await db.select().from(ticket).where(eq(ticket.id, id))
  if (!row) return undefined
  const { type, level, confidentiality, categoryCode, placeCode, title, text, answer, entryId } = row
  const hidden =
    row.privateSealed && row.privateKey !== null
      ? (JSON.parse(vault.open(row.privateSealed, row.privateKey)) as TicketFields)
      : {}
  return { type, level, confidentiality, categoryCode, placeCode, title, text, answer, entryId, ...hidden }
}
