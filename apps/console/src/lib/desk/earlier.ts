import type { TicketRow } from '@hearline/protocol'

const over: readonly TicketRow['state'][] = ['closed', 'closed-direct', 'referred', 'merged', 'evaluated']

/** Earlier tickets of a caller: what is still open first, then the newest; not the one that is being written. */
export function earlierFirst(tickets: readonly TicketRow[], except: string | undefined): TicketRow[] {
  const isOver = (ticket: TicketRow) => Number(over.includes(ticket.state))
  return tickets
    .filter((ticket) => ticket.id !== except)
    .toSorted((a, b) => isOver(a) - isOver(b) || b.openedAt.localeCompare(a.openedAt))
}
