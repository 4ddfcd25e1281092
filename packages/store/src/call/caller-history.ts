import type { CallId, CareFlag, Instant, OperatorId, TicketId } from '@hearline/domain'
import { and, count, desc, eq, inArray, max, ne, or, sql } from 'drizzle-orm'
import { liveColumns } from '../live/kinds.ts'
import type { Db } from '../tx/database.ts'
import { isKept } from '../ticket/list.ts'
import type { TicketRow } from '../ticket/row.ts'
import { ticket } from '../ticket/tables.ts'
import { call, careFlag } from './tables.ts'

const LISTED = 30

/** What is known of whoever has this number, without the number. */
export type CallerKnown = {
  tickets: TicketRow[]
  openTickets: number
  earlierCalls: number
  lastCallAt?: Instant
  careFlags: CareFlag[]
}

/** Over, as far as the caller is concerned. */
const isOver = sql`${ticket.state} in ('closed-direct', 'referred', 'merged', 'closed')`

/**
 * @param reader anonymous and sealed tickets show to their author only: that somebody wrote one is her secret
 * @param except the present call and what is being written on it
 */
export async function callerKnown(
  db: Db,
  callerIndex: Buffer,
  { reader, except }: { reader?: OperatorId; except: CallId },
): Promise<CallerKnown> {
  const calls = db.select({ id: call.id }).from(call).where(eq(call.callerIndex, callerIndex))
  const hers = and(
    isKept,
    or(inArray(ticket.callId, calls), eq(ticket.contactIndex, callerIndex)),
    or(sql`${ticket.callId} is null`, ne(ticket.callId, except)),
    or(eq(ticket.confidentiality, 'normal'), reader === undefined ? undefined : eq(ticket.authorId, reader)),
  )
  const tickets = await db.select(liveColumns.ticket).from(ticket).where(hers).orderBy(desc(ticket.id)).limit(LISTED)
  const [open] = await db
    .select({ n: count() })
    .from(ticket)
    .where(and(hers, sql`not ${isOver}`))
  const [earlier] = await db
    .select({ n: count(), last: max(call.arrivedAt) })
    .from(call)
    .where(and(eq(call.callerIndex, callerIndex), ne(call.id, except)))
  const flags = await db.select({ flag: careFlag.flag }).from(careFlag).where(eq(careFlag.callerIndex, callerIndex))
  return {
    tickets,
    openTickets: open?.n ?? 0,
    earlierCalls: earlier?.n ?? 0,
    ...(earlier?.last == null ? {} : { lastCallAt: earlier.last }),
    careFlags: flags.map(({ flag }) => flag),
  }
}

/** The blind index of a call's number, or undefined when it was withheld. */
export async function callerIndexOf(db: Db, id: CallId): Promise<Buffer | undefined> {
  const [row] = await db.select({ callerIndex: call.callerIndex }).from(call).where(eq(call.id, id))
  return row?.callerIndex ?? undefined
}

/** The blind index of the number that stands on a ticket. */
export async function contactIndexOf(db: Db, id: TicketId): Promise<Buffer | undefined> {
  const [row] = await db.select({ contactIndex: ticket.contactIndex }).from(ticket).where(eq(ticket.id, id))
  return row?.contactIndex ?? undefined
}
