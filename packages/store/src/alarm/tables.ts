import { alarmRules, type Acknowledged, type QueueId } from '@hearline/domain'
import { sql } from 'drizzle-orm'
import { doublePrecision, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant, live } from '../columns.ts'

/** An alarm of a queue, kept when it is over; what is not over is there once a queue and rule. */
export const alarm = pgTable(
  'alarm',
  {
    id: uuid().primaryKey(),
    ...live,
    queueId: text().$type<QueueId>().notNull(),
    rule: text({ enum: alarmRules }).notNull(),
    /** When it rose, the last time, and what it went by then. */
    at: instant().notNull(),
    value: doublePrecision().notNull(),
    threshold: doublePrecision().notNull(),
    times: integer().notNull().default(1),
    acknowledged: jsonb().$type<Acknowledged>(),
    clearedAt: instant(),
  },
  (t) => [
    index('alarm_changed').on(t.changedXid),
    uniqueIndex('alarm_one_a_rule')
      .on(t.queueId, t.rule)
      .where(sql`${t.acknowledged} is null or ${t.clearedAt} is null`),
  ],
)
