import type { TicketFields, TicketId } from '@hearline/domain'
import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { call } from '../call/tables.ts'
import type { Db, Tx } from '../store.ts'
import type { TicketRow } from '../ticket/row.ts'
import { ticket } from '../ticket/tables.ts'
import { ticketSearch } from './tables.ts'
import { folded, wordsOf } from './words.ts'

type Found = Pick<TicketRow, 'id' | 'state' | 'confidentiality' | 'number' | 'placeCode'> &
  Pick<TicketRow, 'categoryCode' | 'callId'>
type Appeal = Pick<TicketFields, 'title' | 'text' | 'answer'>

/** Makes a ticket found by what it says now; a draft and a sealed ticket are not found at all. */
export async function indexTicket(tx: Tx, row: Found, appeal: Appeal, contactIndex: Buffer | null): Promise<void> {
  if (row.state === 'draft' || row.confidentiality === 'sealed') {
    await unindexTicket(tx, row.id)
    return
  }
  await write(tx.db, row, appeal, contactIndex)
}

export async function unindexTicket(tx: Tx, id: TicketId): Promise<void> {
  await tx.db.delete(ticketSearch).where(eq(ticketSearch.ticketId, id))
}

async function write(db: Db, row: Found, { title, text, answer }: Appeal, contactIndex: Buffer | null): Promise<void> {
  const body = [title, text, answer].filter(Boolean).join('\n')
  const { all, latin } = await wordsOf(body)
  const { number, placeCode, categoryCode, callId } = row
  const isNormal = row.confidentiality === 'normal'
  const columns = {
    ...{ number, placeCode, categoryCode },
    callerIndex: isNormal ? sql`(select ${call.callerIndex} from ${call} where ${call.id} = ${callId})` : null,
    contactIndex: isNormal ? contactIndex : null,
    body: folded(body),
    words: sql`array_to_tsvector(array(select jsonb_array_elements_text(${JSON.stringify(all)}::jsonb)))
      || to_tsvector('english', ${latin.join(' ')})`,
  }
  await db
    .insert(ticketSearch)
    .values({ ticketId: row.id, ...columns })
    .onConflictDoUpdate({ target: ticketSearch.ticketId, set: columns })
}

const BATCH = 200

/** Makes a batch of tickets found that were kept before they could be; returns how many. */
export async function indexMissing(db: Db): Promise<number> {
  const rows = await db
    .select({ row: ticket })
    .from(ticket)
    .leftJoin(ticketSearch, eq(ticketSearch.ticketId, ticket.id))
    .where(and(isNull(ticketSearch.ticketId), ne(ticket.state, 'draft'), inArray(ticket.confidentiality, [...indexed])))
    .orderBy(asc(ticket.id))
    .limit(BATCH)
  for (const { row } of rows) await write(db, row, row, row.contactIndex)
  return rows.length
}

const indexed = ['normal', 'anonymous'] as const

/** The least id a ticket opened at this instant can have; ids rise with time. */
export function firstIdAt(at: number): TicketId {
  const time = Math.max(0, Math.floor(at)).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000` as TicketId
}
