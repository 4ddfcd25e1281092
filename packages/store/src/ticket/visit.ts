import type { Instant, TicketId, Visit } from '@hearline/domain'
import { and, eq, isNotNull, lt, sql } from 'drizzle-orm'
import type { LiveRow } from '../live/kinds.ts'
import type { Tx } from '../store.ts'
import { visit } from './tables.ts'

export type VisitRow = LiveRow<'visit'>

/** A person whose visits are kept. */
export type Visitor = { readonly id: string; readonly username: string; readonly name: string }

/** Where somebody is, locked. */
export async function lockVisit(tx: Tx, id: string): Promise<VisitRow | undefined> {
  const [row] = await tx.db.select().from(visit).where(eq(visit.id, id)).for('update')
  return row
}

/** The domain's view of it; undefined when she is at no ticket. */
export function visitOf({ ticketId, field, until }: VisitRow): Visit | undefined {
  return ticketId === null ? undefined : { ticketId, until, ...(field === null ? {} : { field }) }
}

/** She is at this ticket now; `since` when she came. */
export async function writeVisit(tx: Tx, who: Visitor, at: Visit, since: Instant): Promise<VisitRow> {
  const { ticketId, until } = at
  const columns = { username: who.username, name: who.name, ticketId, field: at.field ?? null, since, until }
  const [row] = await tx.db
    .insert(visit)
    .values({ id: who.id, ...columns })
    .onConflictDoUpdate({ target: visit.id, set: columns })
    .returning()
  if (!row) throw new Error('a visit was not kept')
  tx.changed('visit', row)
  return row
}

const NOWHERE = { ticketId: null, field: null } as const

/** She left the ticket; undefined when she was elsewhere already. */
export async function endVisit(tx: Tx, id: string, ticketId: TicketId): Promise<VisitRow | undefined> {
  const [row] = await tx.db
    .update(visit)
    .set(NOWHERE)
    .where(and(eq(visit.id, id), eq(visit.ticketId, ticketId)))
    .returning()
  if (row) tx.changed('visit', row)
  return row
}

/** Ends visits that nobody said again in time. */
export async function reapVisits(tx: Tx): Promise<VisitRow[]> {
  const rows = await tx.db
    .update(visit)
    .set(NOWHERE)
    .where(and(isNotNull(visit.ticketId), lt(visit.until, sql`now()`)))
    .returning()
  for (const row of rows) tx.changed('visit', row)
  return rows
}
