import type { TicketRow } from '@hearline/protocol'

/**
 * Whether what came new on a ticket is one's own doing, as when an emergency files it: a single change since revision
 * `seen`, by oneself. Of several changes only the last one's writer is known, so they are told of.
 */
export const isOwnChange = (ticket: Pick<TicketRow, 'revision' | 'by'>, seen: number, me: string): boolean =>
  ticket.revision === seen + 1 && ticket.by?.username === me
