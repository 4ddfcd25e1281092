import type { QueueId, SkillLevel, Storm } from '@hearline/domain'
import { index, integer, jsonb, pgTable, real, smallint, text } from 'drizzle-orm/pg-core'
import { live, names } from '../columns.ts'

/** A queue's configuration; its figures are computed by each hub and never kept. */
export const queue = pgTable(
  'queue',
  {
    id: text().$type<QueueId>().primaryKey(),
    ...live,
    name: names().notNull(),
    requiredLevel: smallint().$type<SkillLevel>().notNull().default(1),
    priority: integer().notNull().default(0),
    overflowTo: text().$type<QueueId>(),
    reserveAbove: integer().notNull().default(20),
    targetSeconds: integer().notNull().default(15),
    targetShare: real().notNull().default(0.95),
    storm: jsonb().$type<Storm>(),
  },
  (t) => [index('queue_changed').on(t.changedXid)],
)

/** A merged hotline number; the dialled number chooses the queue. */
export const hotline = pgTable('hotline', {
  number: text().primaryKey(),
  name: names().notNull(),
  queueId: text().$type<QueueId>().notNull(),
  language: text(),
})
