import {
  confidentialities,
  ticketLevels,
  ticketStates,
  ticketTypes,
  type CallId,
  type FieldMarks,
  type OperatorId,
  type TicketField,
  type TicketId,
  type Writer,
} from '@hearline/domain'
import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgSequence, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, instant, live } from '../columns.ts'

/** Tail of a ticket's number `YYYYMMDD-NNNNNN`: cycles, and a day never needs a million. */
export const ticketSerial = pgSequence('ticket_serial', { startWith: 1, maxValue: 999_999, cycle: true })

/** Record of one appeal through its whole life. Range-partitioned by its UUIDv7 id, yearly. Only the head travels as news. */
export const ticket = pgTable(
  'ticket',
  {
    id: uuid().$type<TicketId>().primaryKey(),
    ...live,
    number: text(),
    state: text({ enum: ticketStates }).notNull().default('draft'),
    callId: uuid().$type<CallId>(),
    authorId: uuid().$type<OperatorId>().notNull(),
    /** Who had it before and passed it on with its call. */
    passedBy: uuid()
      .array()
      .$type<OperatorId[]>()
      .notNull()
      .default(sql`'{}'`),
    type: text({ enum: ticketTypes }),
    level: text({ enum: ticketLevels }),
    confidentiality: text({ enum: confidentialities }).notNull().default('normal'),
    categoryCode: text(),
    placeCode: text(),
    revision: integer().notNull().default(0),
    changed: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** Who changed it last. */
    by: jsonb().$type<Writer>(),
    /** How many it stands for: its own caller, and those of the tickets merged into it. */
    callers: integer().notNull().default(1),
    mergedInto: uuid().$type<TicketId>(),
    openedAt: instant().notNull(),
    registeredAt: instant(),
    submittedAt: instant(),
    closedAt: instant(),
    title: text(),
    text: text(),
    answer: text(),
    entryId: text(),
    /** `{contactName, contactPhone, address}` encrypted; of a sealed ticket `title`, `text`, `answer` and `entryId` too. */
    privateSealed: bytea(),
    privateKey: smallint(),
    contactIndex: bytea(),
    /** Who wrote each field last, and at which revision. */
    marks: jsonb().$type<FieldMarks>().notNull().default({}),
  },
  (t) => [
    index('ticket_changed').on(t.changedXid),
    index('ticket_author').on(t.authorId, t.openedAt),
    index('ticket_call').on(t.callId),
    index('ticket_state').on(t.state, t.openedAt),
  ],
)

/** What an author is typing; belongs to (ticket, author), is no live row, and a higher `rev` wins. */
export const draft = pgTable(
  'draft',
  {
    ticketId: uuid().$type<TicketId>().notNull(),
    authorId: uuid().$type<OperatorId>().notNull(),
    rev: integer().notNull(),
    /** Ticket fields as JSON, encrypted. */
    sealed: bytea().notNull(),
    key: smallint().notNull(),
    savedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.ticketId, t.authorId] })],
)

/** Who has which ticket before her: one row a person, without a ticket when she has none. */
export const visit = pgTable(
  'visit',
  {
    id: text().primaryKey(),
    ...live,
    username: text().notNull(),
    name: text().notNull(),
    ticketId: uuid().$type<TicketId>(),
    field: text().$type<TicketField>(),
    since: instant().notNull(),
    until: instant().notNull(),
  },
  (t) => [index('visit_changed').on(t.changedXid)],
)

/** Append-only: one row a transition. */
export const ticketEvent = pgTable(
  'ticket_event',
  {
    id: uuid().primaryKey(),
    ticketId: uuid().$type<TicketId>().notNull(),
    at: instant().notNull(),
    actor: text().notNull(),
    event: text().notNull(),
    from: text({ enum: ticketStates }),
    to: text({ enum: ticketStates }).notNull(),
    reason: text(),
    details: jsonb(),
  },
  (t) => [index('ticket_event_ticket').on(t.ticketId, t.at)],
)
