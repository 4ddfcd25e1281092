import { v7 } from 'uuid'
import { eq, asc } from 'drizzle-orm'
import type { TicketId } from '@hearline/domain'
import type { Db, Tx } from '../store.ts'
import { ticketEvent } from './tables.ts'

export type TicketEvent = Omit<typeof ticketEvent.$inferInsert, 'id' | 'at'>

/** Appends one transition to the ticket's history. */
export async function appendTicketEvent(tx: Tx, event: TicketEvent): Promise<void> {
  await tx.db.insert(ticketEvent).values({ id: v7(), at: tx.now, ...event })
}

export type StoredTicketEvent = typeof ticketEvent.$inferSelect

/** A ticket's history, oldest first. */
export const ticketEvents = (db: Db, ticketId: TicketId): Promise<StoredTicketEvent[]> =>
  db
    .select()
    .from(ticketEvent)
    .where(eq(ticketEvent.ticketId, ticketId))
    .orderBy(asc(ticketEvent.at), asc(ticketEvent.id))
