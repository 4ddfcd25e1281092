import { townOf, type TicketId, type TicketState } from '@hearline/domain'
import { inArray, sql } from 'drizzle-orm'
import { call } from '../call/tables.ts'
import { liveColumns } from '../live/kinds.ts'
import type { Db } from '../store.ts'
import type { TicketRow } from '../ticket/row.ts'
import { ticket } from '../ticket/tables.ts'
import { ticketSearch } from './tables.ts'

/** What a ticket is compared by. */
export type Compared = {
  readonly id: TicketId
  readonly callId: TicketRow['callId']
  readonly placeCode?: string | null | undefined
  readonly categoryCode?: string | null | undefined
  readonly words: readonly string[]
  /** None older than this id. */
  readonly since: TicketId
}

/** A ticket that may be about the same matter, by what it is found by. */
export type Candidate = {
  readonly id: TicketId
  readonly state: TicketState
  readonly placeCode: string | null
  readonly categoryCode: string | null
  readonly sameNumber: boolean
  readonly words: readonly string[]
}

/** How many of each kind are looked at, the newest. */
const [BY_NUMBER, BY_PLACE, BY_PART, BY_WORDS] = [30, 50, 100, 30]

/** Tickets that share the caller's number, the place, the category or rare words with this one; merged ones are not among them. */
export async function similarCandidates(db: Db, of: Compared): Promise<Candidate[]> {
  const { placeCode, categoryCode, words } = of
  const s = ticketSearch
  const newest = (where: ReturnType<typeof sql>, limit: number) =>
    sql`(select ${s.ticketId} as id from ${s} where ${s.ticketId} >= ${of.since} and ${s.ticketId} <> ${of.id}
      and ${where} order by ${s.ticketId} desc limit ${limit})`
  const caller = sql`(select ${call.callerIndex} from ${call} where ${call.id} = ${of.callId})`
  // of one thing in common the text must be like it too
  const isText = words.length >= 3
  const town = placeCode && `${townOf(placeCode)}%`
  const samePlace = town && sql`${s.placeCode} like ${town}`
  const branches = [
    ...(of.callId ? [newest(sql`${s.callerIndex} = ${caller}`, BY_NUMBER)] : []),
    ...(samePlace && categoryCode ? [newest(sql`${samePlace} and ${s.categoryCode} = ${categoryCode}`, BY_PLACE)] : []),
    ...(samePlace && isText ? [newest(samePlace, BY_PART)] : []),
    ...(categoryCode && isText ? [newest(sql`${s.categoryCode} = ${categoryCode}`, BY_PART)] : []),
    ...(isText ? [newest(sql`${s.words} @@ ${rarest(words)}::tsquery`, BY_WORDS)] : []),
  ]
  if (branches.length === 0) return []
  const same = of.callId ? sql`coalesce(${s.callerIndex} = ${caller}, false)` : sql`false`
  const rows = await db.execute<Omit<Candidate, 'words'> & { words: string }>(sql`
    select found.id, ${ticket.state} as state, ${s.placeCode} as "placeCode", ${s.categoryCode} as "categoryCode",
      ${same} as "sameNumber", array_to_string(tsvector_to_array(${s.words}), ' ') as words
    from (${sql.join(branches, sql` union `)}) as found
    join ${s} on ${s.ticketId} = found.id
    join ${ticket} on ${ticket.id} = found.id
    where ${ticket.state} <> 'merged'`)
  return rows.map((row) => ({ ...row, words: row.words.split(' ') }))
}

/** Heads by id, with their titles unless secrecy was asked for. */
export async function titledTickets(
  db: Db,
  ids: readonly TicketId[],
): Promise<Map<TicketId, { ticket: TicketRow; title: string | null }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ ticket: liveColumns.ticket, title: ticket.title })
    .from(ticket)
    .where(inArray(ticket.id, [...ids]))
  const shown = rows.map(({ ticket: row, title }) => ({
    ticket: row,
    title: row.confidentiality === 'normal' ? title : null,
  }))
  return new Map(shown.map((one) => [one.ticket.id, one]))
}

/** The longest words are the rarest. */
const rarest = (words: readonly string[]): string =>
  [...words]
    .toSorted((a, b) => b.length - a.length)
    .slice(0, 3)
    .map((word) => `'${word}'`)
    .join(' & ')
