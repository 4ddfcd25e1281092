import { isFinal, type OperatorId, type TicketFields } from '@hearline/domain'
import { and, desc, eq, inArray } from 'drizzle-orm'
import { callsAtHand } from '../call-back/at-hand.ts'
import { call } from '../call/tables.ts'
import { liveColumns } from '../live/kinds.ts'
import type { Db } from '../store.ts'
import type { TicketRow } from '../ticket/row.ts'
import { draft, ticket } from '../ticket/tables.ts'
import type { Vault } from '../vault/vault.ts'

/** A ticket its author may still write on, with what she wrote so far; `phones`: blind indexes that lead to it. */
export type OnDesk = {
  readonly ticket: TicketRow
  readonly fields: TicketFields
  readonly phones: readonly Buffer[]
  /** She is on its call still, or calls its caller back, or it has none. */
  readonly atHand: boolean
}

/** An author has a handful; whoever leaves more open finds the newest. */
const MOST = 200

/** Drafts are encrypted and in no index: their author's are opened and looked through. */
export async function readDesk(db: Db, vault: Vault, authorId: OperatorId): Promise<OnDesk[]> {
  const rows = await db
    .select({
      ticket: liveColumns.ticket,
      ...{ sealed: draft.sealed, key: draft.key, caller: call.callerIndex },
      ...{ heldBy: call.operatorId, callState: call.state },
    })
    .from(ticket)
    .leftJoin(draft, and(eq(draft.ticketId, ticket.id), eq(draft.authorId, ticket.authorId)))
    .leftJoin(call, eq(call.id, ticket.callId))
    .where(and(eq(ticket.authorId, authorId), inArray(ticket.state, ['draft', 'registered'])))
    .orderBy(desc(ticket.id))
    .limit(MOST)
  const calls = await callsAtHand(db, authorId)
  return rows.map((row) => {
    const written = row.sealed !== null && row.key !== null ? vault.open(row.sealed, row.key) : '{}'
    const fields = JSON.parse(written) as TicketFields
    const contact = fields.contactPhone ? [vault.index(fields.contactPhone)] : []
    const { callId } = row.ticket
    const isOver = row.callState === null || isFinal(row.callState)
    return {
      ticket: row.ticket,
      fields,
      phones: [...contact, ...(row.caller ? [row.caller] : [])],
      atHand: callId === null || (isOver ? row.heldBy === null && calls.includes(callId) : row.heldBy === authorId),
    }
  })
}
