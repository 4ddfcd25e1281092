import type {
  CallId,
  FieldMarks,
  OperatorId,
  TicketField,
  TicketFields,
  TicketHead,
  TicketId,
  Writer,
} from '@hearline/domain'
import { and, eq, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { v7 } from 'uuid'
import { indexTicket, unindexTicket } from '../finding/entry.ts'
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

/** Who wrote each field last. */
export async function readMarks(db: Db, id: TicketId): Promise<FieldMarks> {
  const [row] = await db.select({ marks: ticket.marks }).from(ticket).where(eq(ticket.id, id))
  return row?.marks ?? {}
}

/** A new, empty draft. */
export async function insertTicket(tx: Tx, opened: { authorId: OperatorId; callId?: CallId }): Promise<TicketRow> {
  const [row] = await tx.db
    .insert(ticket)
    .values({ id: v7({ msecs: tx.now }) as TicketId, openedAt: tx.now, ...opened })
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
  changed: readonly TicketField[],
  by: Writer,
): Promise<TicketRow> {
  return write(tx, before, { ...headFields(fields), ...touched(before, changed, by) })
}

/** A transition, with what was written in the draft moved into the ticket. */
export async function writeTicket(
  tx: Tx,
  before: TicketRow,
  after: TicketHead,
  fields: TicketFields,
  content: TicketContent,
  by: Writer,
): Promise<TicketRow> {
  const columns = { ...headFields(fields), ...content, ...headColumns(after), ...touched(before, [], by) }
  const row = await write(tx, before, columns)
  await indexTicket(tx, row, fields, content.contactIndex)
  return row
}

/** What is written on a ticket that is no draft any more. */
export async function writeEdit(
  tx: Tx,
  before: TicketRow,
  fields: TicketFields,
  content: TicketContent,
  changed: readonly TicketField[],
  by: Writer,
): Promise<TicketRow> {
  const row = await write(tx, before, { ...headFields(fields), ...content, ...touched(before, changed, by) })
  await indexTicket(tx, row, fields, content.contactIndex)
  return row
}

/** A transition that leaves what is written as it is; `callers` when it stands for more or fewer of them now. */
export async function writeHead(
  tx: Tx,
  before: TicketRow,
  after: TicketHead & { callers?: number },
  by: Writer,
): Promise<TicketRow> {
  const { callers = before.callers } = after
  // what a draft says is its author's alone
  const blank = after.state === 'draft' ? { ...nothing, marks: {} } : {}
  const row = await write(tx, before, { ...headColumns(after), ...blank, callers, ...touched(before, [], by) })
  if (row.state === 'draft') await unindexTicket(tx, row.id)
  return row
}

/** The next tail of a ticket's number. */
export async function nextSerial(tx: Tx): Promise<number> {
  const [row] = await tx.db.execute<{ serial: string }>(sql`select nextval('ticket_serial') as serial`)
  return Number(row?.serial)
}

async function write(tx: Tx, before: TicketRow, columns: PgUpdateSetSource<typeof ticket>): Promise<TicketRow> {
  const [row] = await tx.db
    .update(ticket)
    .set(columns)
    .where(and(eq(ticket.id, before.id), eq(ticket.state, before.state), eq(ticket.revision, before.revision)))
    .returning(liveColumns.ticket)
  if (!row) throw new Error(`ticket ${before.id} is no longer ${before.state} at revision ${before.revision}`)
  tx.changed('ticket', row)
  return row
}

const nothing: TicketContent = {
  ...{ title: null, text: null, answer: null, entryId: null },
  ...{ privateSealed: null, privateKey: null, contactIndex: null },
}

const headColumns = (after: TicketHead) => ({
  state: after.state,
  number: after.number ?? null,
  registeredAt: after.registeredAt ?? null,
  submittedAt: after.submittedAt ?? null,
  closedAt: after.closedAt ?? null,
  mergedInto: after.mergedInto ?? null,
})

function touched(before: TicketRow, changed: readonly TicketField[], by: Writer) {
  const revision = before.revision + 1
  const marks = Object.fromEntries(changed.map((name) => [name, { rev: revision, by }]))
  const marked = changed.length > 0 ? { marks: sql`${ticket.marks} || ${JSON.stringify(marks)}::jsonb` } : {}
  return { changed: [...changed], revision, by, ...marked }
}

const headFields = (fields: TicketFields) => ({
  type: fields.type ?? null,
  level: fields.level ?? null,
  confidentiality: fields.confidentiality ?? 'normal',
  categoryCode: fields.categoryCode ?? null,
  placeCode: fields.placeCode ?? null,
})
