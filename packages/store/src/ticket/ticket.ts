import type { CallId, OperatorId, TicketFields, TicketHead, TicketId } from '@hearline/domain'
import { and, eq, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { liveColumns } from '../live/kinds.ts'
import type { Tx } from '../store.ts'
import type { Db } from '../tx/database.ts'
import { locked, lockedAt } from '../tx/locked.ts'
import type { TicketContent } from './content.ts'
import type { TicketRow } from './row.ts'
import { draft, ticket } from './tables.ts'

export async function findTicket(db: Db, id: TicketId): Promise<TicketRow | undefined> {
  const [row] = await db.select(liveColumns.ticket).from(ticket).where(eq(ticket.id, id))
  return row
}

export async function lockTicket(tx: Tx, id: TicketId): Promise<TicketRow | undefined> {
  const [found] = await tx.db
    .select({ row: liveColumns.ticket, at: lockedAt })
    .from(ticket)
    .where(eq(ticket.id, id))
    .for('update')
  return locked(tx, found)
}

/** A new, empty draft. */
export async function insertTicket(tx: Tx, opened: { authorId: OperatorId; callId?: CallId }): Promise<TicketRow> {
  const [row] = await tx.db
    .insert(ticket)
    .values({ id: v7() as TicketId, openedAt: tx.now, ...opened })
    .returning(liveColumns.ticket)
  if (!row) throw new Error('a ticket was not inserted')
  tx.changed('ticket', row)
  return row
}

/** Gives a draft in which nobody has written to another operator; undefined when somebody has. */
export async function passOnBlank(tx: Tx, id: TicketId, authorId: OperatorId): Promise<TicketRow | undefined> {
  const written = sql`exists (select 1 from ${draft} where ${draft.ticketId} = ${ticket.id})`
  const [row] = await tx.db
    .update(ticket)
    .set({ authorId })
    .where(and(eq(ticket.id, id), eq(ticket.state, 'draft'), eq(ticket.revision, 0), sql`not ${written}`))
    .returning(liveColumns.ticket)
  if (row) tx.changed('ticket', row)
  return row
}

/** The draft was saved: its head shows what it is about and which fields were touched, never their text. */
export async function writeDraftHead(
  tx: Tx,
  before: TicketRow,
  fields: TicketFields,
  changed: string[],
): Promise<TicketRow> {
  return write(tx, before, { ...headFields(fields), changed, revision: before.revision + 1 })
}

/** A transition, with what was written in the draft moved into the ticket. */
export async function writeTicket(
  tx: Tx,
  before: TicketRow,
  after: TicketHead,
  fields: TicketFields,
  content: TicketContent,
): Promise<TicketRow> {
  return write(tx, before, {
    ...headFields(fields),
    ...content,
    state: after.state,
    number: after.number ?? null,
    registeredAt: after.registeredAt ?? null,
    submittedAt: after.submittedAt ?? null,
    closedAt: after.closedAt ?? null,
    changed: [],
    revision: before.revision + 1,
  })
}

/** The next tail of a ticket's number. */
export async function nextSerial(tx: Tx): Promise<number> {
  const [row] = await tx.db.execute<{ serial: string }>(sql`select nextval('ticket_serial') as serial`)
  return Number(row?.serial)
}

async function write(tx: Tx, before: TicketRow, columns: Partial<typeof ticket.$inferInsert>): Promise<TicketRow> {
  const [row] = await tx.db
    .update(ticket)
    .set(columns)
    .where(and(eq(ticket.id, before.id), eq(ticket.state, before.state), eq(ticket.revision, before.revision)))
    .returning(liveColumns.ticket)
  if (!row) throw new Error(`ticket ${before.id} is no longer ${before.state} at revision ${before.revision}`)
  tx.changed('ticket', row)
  return row
}

const headFields = (fields: TicketFields) => ({
  type: fields.type ?? null,
  level: fields.level ?? null,
  confidentiality: fields.confidentiality ?? 'normal',
  categoryCode: fields.categoryCode ?? null,
  placeCode: fields.placeCode ?? null,
})
