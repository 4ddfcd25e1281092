import type { OperatorId } from '@hearline/domain'
import { and, eq, sql } from 'drizzle-orm'
import { liveColumns } from '../live/kinds.ts'
import type { Tx } from '../store.ts'
import type { TicketRow } from './row.ts'
import { draft, ticket } from './tables.ts'

/** A locked ticket changes hands, and what was typed so far with it; who had it is remembered. */
export async function handOverTicket(tx: Tx, before: TicketRow, to: OperatorId): Promise<TicketRow> {
  const { id, authorId, passedBy } = before
  const [row] = await tx.db
    .update(ticket)
    .set({ authorId: to, passedBy: [...passedBy.filter((one) => one !== to && one !== authorId), authorId] })
    .where(and(eq(ticket.id, id), eq(ticket.authorId, authorId)))
    .returning(liveColumns.ticket)
  if (!row) throw new Error(`ticket ${id} is no longer by ${authorId}`)
  tx.changed('ticket', row)
  // what she once wrote here herself is older than what comes to her now
  await tx.db.delete(draft).where(
    and(
      eq(draft.ticketId, id),
      eq(draft.authorId, to),
      sql`exists (select from ${draft} as newer
      where newer.ticket_id = ${id} and newer.author_id = ${authorId})`,
    ),
  )
  await tx.db
    .update(draft)
    .set({ authorId: to })
    .where(and(eq(draft.ticketId, id), eq(draft.authorId, authorId)))
  return row
}
