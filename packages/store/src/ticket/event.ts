import { v7 } from 'uuid'
import type { Tx } from '../store.ts'
import { ticketEvent } from './tables.ts'

export type TicketEvent = Omit<typeof ticketEvent.$inferInsert, 'id' | 'at'>

/** Appends one transition to the ticket's history. */
export async function appendTicketEvent(tx: Tx, event: TicketEvent): Promise<void> {
  await tx.db.insert(ticketEvent).values({ id: v7(), at: tx.now, ...event })
}
