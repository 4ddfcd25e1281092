import type { TicketId } from '@hearline/domain'
import { sql } from 'drizzle-orm'
import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, tsvector } from '../columns.ts'

/**
 * What a ticket is found by, once it is registered; drafts and sealed tickets have no row here, and of an anonymous one
 * nothing leads to a person. Apart from the ticket, so that a head that changes with every save stays cheap to write.
 */
export const ticketSearch = pgTable(
  'ticket_search',
  {
    ticketId: uuid().$type<TicketId>().primaryKey(),
    number: text(),
    placeCode: text(),
    categoryCode: text(),
    /** Blind indexes of the number that called, and of the one given for contact. */
    callerIndex: bytea(),
    contactIndex: bytea(),
    /** Title, text and answer in small letters, for fragments. */
    body: text().notNull(),
    /** Their words: Chinese ones as a dictionary cuts them, English ones by their stems. */
    words: tsvector().notNull(),
  },
  (t) => [
    // a beginning is looked for as well, whatever the database sorts by
    index('ticket_search_number').on(t.number.op('text_pattern_ops')),
    index('ticket_search_place').on(
      t.placeCode.op('text_pattern_ops'),
      t.categoryCode.op('text_pattern_ops'),
      t.ticketId,
    ),
    index('ticket_search_category').on(t.categoryCode.op('text_pattern_ops'), t.ticketId),
    index('ticket_search_caller')
      .on(t.callerIndex, t.ticketId)
      .where(sql`${t.callerIndex} is not null`),
    index('ticket_search_contact')
      .on(t.contactIndex, t.ticketId)
      .where(sql`${t.contactIndex} is not null`),
    // each ticket pays for itself: a list that waits to be merged lets one ticket in thousands pay for all
    index('ticket_search_words').using('gin', t.words).with({ fastupdate: false }),
    index('ticket_search_body').using('gin', t.body.op('gin_trgm_ops')).with({ fastupdate: false }),
  ],
)
