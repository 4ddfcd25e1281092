import type { CallId, Confidentiality, GroupId, Instant, OperatorId, TicketId, TicketState } from '@hearline/domain'
import { and, desc, eq, gte, inArray, isNotNull, lt, ne, notInArray, or } from 'drizzle-orm'
import { call, callerPromise } from '../call/tables.ts'
import { liveColumns } from '../live/kinds.ts'
import { operator } from '../operator/tables.ts'
import type { Db } from '../tx/database.ts'
import type { TicketRow } from './row.ts'
import { ticket } from './tables.ts'

/** Whose tickets: one author's, those of a group's operators, or everybody's. */
export type TicketScope = { authorId: OperatorId } | { groupId: GroupId } | 'all'

export type TicketFilter = {
  readonly scope: TicketScope
  /** Who reads: of sealed tickets only her own are listed. */
  readonly reader?: OperatorId
  readonly limit: number
  /** The last id of the page before. */
  readonly before?: TicketId
  readonly state?: TicketState
  readonly callId?: CallId
}

/** All but those discarded, the only ones that are over without a number. */
export const isKept = or(ne(ticket.state, 'closed'), isNotNull(ticket.number))

/** Heads, newest first: ids rise with time, so the id is the keyset. */
export function listTickets(db: Db, filter: TicketFilter): Promise<TicketRow[]> {
  const { scope, reader, limit, before, state, callId } = filter
  const where = and(
    isKept,
    scopeOf(db, scope),
    or(ne(ticket.confidentiality, 'sealed'), reader && eq(ticket.authorId, reader)),
    before === undefined ? undefined : lt(ticket.id, before),
    state === undefined ? undefined : eq(ticket.state, state),
    callId === undefined ? undefined : eq(ticket.callId, callId),
  )
  return db.select(liveColumns.ticket).from(ticket).where(where).orderBy(desc(ticket.id)).limit(limit)
}

/** The grades of a call's tickets, each once. */
export async function confidentialitiesOf(db: Db, callId: CallId): Promise<Confidentiality[]> {
  const grade = { confidentiality: ticket.confidentiality }
  const rows = await db.selectDistinct(grade).from(ticket).where(eq(ticket.callId, callId))
  return rows.map(({ confidentiality }) => confidentiality)
}

/** Has she a ticket of this call that she still writes, or that she opened since then? */
export async function hasTicketOf(db: Db, callId: CallId, authorId: OperatorId, since: Instant): Promise<boolean> {
  const hers = and(eq(ticket.callId, callId), eq(ticket.authorId, authorId))
  const counts = or(inArray(ticket.state, ['draft', 'registered']), gte(ticket.openedAt, since))
  const rows = await db.select({ id: ticket.id }).from(ticket).where(and(hers, counts)).limit(1)
  return rows.length > 0
}

/** Her drafts of a call, but those on which its caller was promised something. */
export async function draftsOf(db: Db, callId: CallId, authorId: OperatorId): Promise<TicketId[]> {
  const caller = db.select({ index: call.callerIndex }).from(call).where(eq(call.id, callId))
  const promised = db
    .select({ id: callerPromise.ticketId })
    .from(callerPromise)
    .where(eq(callerPromise.callerIndex, caller))
  const hers = and(eq(ticket.callId, callId), eq(ticket.authorId, authorId), eq(ticket.state, 'draft'))
  const rows = await db
    .select({ id: ticket.id })
    .from(ticket)
    .where(and(hers, notInArray(ticket.id, promised)))
  return rows.map(({ id }) => id)
}

/** The condition of a scope on `ticket`. */
export function scopeOf(db: Db, scope: TicketScope) {
  if (scope === 'all') return undefined
  if ('authorId' in scope) return eq(ticket.authorId, scope.authorId)
  const members = db.select({ id: operator.id }).from(operator).where(eq(operator.groupId, scope.groupId))
  return inArray(ticket.authorId, members)
}
