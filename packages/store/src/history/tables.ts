import type { Counts, Dimension, Grain, Instant } from '@hearline/domain'
import { sql } from 'drizzle-orm'
import { bigint, check, boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, xid8 } from '../columns.ts'
import type { Told } from './event.ts'

/**
 * How a call, an operator's part in it, or an operator stood after each change that figures may ask for. Triggers write
 * it within the change itself; it is only ever added to.
 */
export const floorEvent = pgTable(
  'floor_event',
  {
    id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
    changedXid: xid8().notNull(),
    kind: text({ enum: ['call', 'part', 'operator'] }).notNull(),
    /** The call, or of kind `operator` the operator. */
    subject: uuid().notNull(),
    at: instant().notNull(),
    /** Of the call: the interval it counts in. */
    arrivedAt: instant(),
    told: jsonb().$type<Told>().notNull(),
  },
  (t) => [
    index('floor_event_changed').on(t.changedXid),
    index('floor_event_subject').on(t.subject, t.id),
    index('floor_event_arrived').on(t.arrivedAt),
    index('floor_event_operator')
      .on(t.at)
      .where(sql`${t.kind} = 'operator'`),
  ],
)

/** The history: what was counted in one interval of one queue, hotline, group or operator. */
export const intervalRow = pgTable(
  'interval_row',
  {
    dimension: text().$type<Dimension>().notNull(),
    id: text().notNull(),
    grain: text().$type<Grain>().notNull(),
    start: instant().notNull(),
    counts: jsonb().$type<Counts>().notNull(),
    /** ms */
    longestWait: integer(),
    waitingSince: jsonb().$type<Instant[]>().notNull(),
    /** Raised by each correction for what came late; 1 when the interval closed. */
    revision: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.dimension, t.id, t.grain, t.start] }),
    index('interval_row_start').on(t.grain, t.start),
  ],
)

/** Quarters something was told of since they were last written. */
export const intervalDue = pgTable('interval_due', { start: instant().primaryKey() })

/** Up to where the events were looked through; whoever writes history holds this row. */
export const historyCursor = pgTable(
  'history_cursor',
  { one: boolean().primaryKey().default(true), cursor: xid8().notNull().default('0') },
  (t) => [check('history_cursor_one', sql`${t.one}`)],
)
