import {
  callBackOutcomes,
  callBackReasons,
  callBackStates,
  type CallBackTaken,
  type CallId,
  type QueueId,
} from '@hearline/domain'
import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytea, instant, live } from '../columns.ts'

/** A caller who was missed and is to be called; once a number, which stays with the call. */
export const callback = pgTable(
  'callback',
  {
    id: uuid().primaryKey(),
    ...live,
    callId: uuid().$type<CallId>().notNull(),
    queueId: text().$type<QueueId>().notNull(),
    hotline: text().notNull(),
    callerMasked: text().notNull(),
    callerIndex: bytea().notNull(),
    state: text({ enum: callBackStates }).notNull(),
    reason: text({ enum: callBackReasons }).notNull(),
    missedAt: instant().notNull(),
    dueAt: instant().notNull(),
    notBefore: instant().notNull(),
    tries: integer().notNull().default(0),
    taken: jsonb().$type<CallBackTaken>(),
    /** The last call that was made to her, by its switch's name: that of `taken` while it lasts. */
    line: text(),
    outcome: text({ enum: callBackOutcomes }),
  },
  (t) => [
    index('callback_changed').on(t.changedXid),
    uniqueIndex('callback_line')
      .on(t.line)
      .where(sql`${t.line} is not null`),
    uniqueIndex('callback_one_a_caller')
      .on(t.callerIndex)
      .where(sql`${t.state} <> 'closed'`),
  ],
)
