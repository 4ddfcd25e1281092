import type { Instant, OperatorId, TicketId, TicketState } from '@hearline/domain'
import { and, desc, eq, gte, lt, lte, or, sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { call, engagement } from '../call/tables.ts'
import { liveColumns } from '../live/kinds.ts'
import type { Db } from '../store.ts'
import { scopeOf, type TicketScope } from '../ticket/list.ts'
import type { TicketRow } from '../ticket/row.ts'
import { ticket } from '../ticket/tables.ts'
import { firstIdAt } from './entry.ts'
import { ticketSearch } from './tables.ts'
import { termsOf, type Term } from './words.ts'

/** What must all hold of a ticket; absent: does not matter. */
export type TicketSearch = {
  /** `callersOf`: tickets of people whose calls this operator answered in the last 30 days. */
  readonly scope: TicketScope | { readonly callersOf: OperatorId }
  readonly words?: string
  /** The beginning of its number. */
  readonly number?: string
  /** Blind index of a telephone number. */
  readonly phone?: Buffer
  /** Codes of a place or category, or of one above. */
  readonly placeCode?: string
  readonly categoryCode?: string
  readonly state?: TicketState
  readonly from?: Instant
  readonly to?: Instant
  /** The last id of the page before. */
  readonly before?: TicketId
  readonly limit: number
}

const DAY_MS = 86_400_000

/** Heads, newest first. Drafts and sealed tickets are never among them, nor anonymous ones when a person is looked for. */
export async function searchTickets(db: Db, wanted: TicketSearch): Promise<TicketRow[]> {
  const terms = wanted.words === undefined ? [] : await termsOf(wanted.words)
  // typed, but nothing in it to look for
  if (wanted.words?.trim() && terms.length === 0) return []
  const s = ticketSearch
  const where = and(
    scope(db, wanted.scope),
    said(terms),
    begins(s.number, wanted.number),
    begins(s.placeCode, wanted.placeCode),
    begins(s.categoryCode, wanted.categoryCode),
    wanted.phone && or(eq(s.callerIndex, wanted.phone), eq(s.contactIndex, wanted.phone)),
    wanted.state && eq(ticket.state, wanted.state),
    wanted.before && lt(s.ticketId, wanted.before),
    // the id was given by a hub's clock, the moment by the database's
    ...(wanted.from === undefined
      ? []
      : [gte(s.ticketId, firstIdAt(wanted.from - DAY_MS)), gte(ticket.openedAt, wanted.from)]),
    ...(wanted.to === undefined
      ? []
      : [lt(s.ticketId, firstIdAt(wanted.to + DAY_MS)), lte(ticket.openedAt, wanted.to)]),
  )
  return db
    .select(liveColumns.ticket)
    .from(s)
    .innerJoin(ticket, eq(ticket.id, s.ticketId))
    .where(where)
    .orderBy(desc(s.ticketId))
    .limit(wanted.limit)
}

const begins = (column: PgColumn, text: string | undefined) =>
  text === undefined ? undefined : sql`${column} like ${`${escaped(text)}%`}`

/**
 * What says every term. Asked apart, so that the words' own indexes answer: with the order and the limit before it,
 * Postgres would rather walk through everything from the newest, and find a rare word last.
 */
function said(terms: readonly Term[]): SQL | undefined {
  if (terms.length === 0) return undefined
  const hits = sql`select hit.ticket_id from ${ticketSearch} as hit where ${and(...terms.map(matches))}`
  return sql`${ticketSearch.ticketId} = any(array(${hits}))`
}

/** As it is typed, or its words apart; a fragment of two characters has no trigram, and must begin a word. */
function matches({ text, isHan, words }: Term): SQL | undefined {
  const all = sql`hit.words @@ ${words.map((word) => `'${word}':*`).join(' & ')}::tsquery`
  const stems = isHan ? undefined : sql`hit.words @@ plainto_tsquery('english', ${text})`
  const typed = Array.from(text).length < 3 ? undefined : sql`hit.body like ${`%${escaped(text)}%`}`
  return or(all, stems, typed)
}

const escaped = (text: string) => text.replace(/[\\%_]/g, '\\$&')

function scope(db: Db, wanted: TicketSearch['scope']): SQL | undefined {
  if (wanted === 'all' || !('callersOf' in wanted)) return scopeOf(db, wanted)
  return sql`${ticketSearch.callerIndex} in (select distinct ${call.callerIndex} from ${engagement} join ${call} on ${call.id} = ${engagement.callId}
    where ${engagement.operatorId} = ${wanted.callersOf} and ${engagement.answeredAt} is not null
      and ${engagement.startedAt} > now() - interval '30 days' and ${call.callerIndex} is not null)`
}
