import type { Mergeable, TicketHead } from '@hearline/domain'
import { present } from '../absent.ts'
import type { LiveRow } from '../live/kinds.ts'

export type TicketRow = LiveRow<'ticket'>

/** What everyone who may see a ticket sees of it. */
export function ticketOf(row: TicketRow): TicketHead {
  const { id, state, authorId, callId, number, registeredAt, submittedAt, closedAt, mergedInto } = row
  return present({ id, state, authorId, callId, number, registeredAt, submittedAt, closedAt, mergedInto })
}

/** The same, with what merging asks for. */
export const mergeableOf = (row: TicketRow): Mergeable => ({
  ...ticketOf(row),
  callers: row.callers,
  confidentiality: row.confidentiality,
})
