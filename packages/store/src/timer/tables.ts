import { index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../columns.ts'

export const timerKinds = ['ring-timeout', 'wrap-up-end', 'break-end', 'move-end', 'call-back-lapse'] as const
export type TimerKind = (typeof timerKinds)[number]

/** Something that happens by itself: taken by `for update skip locked` when due. One timer a kind and subject. */
export const timer = pgTable(
  'timer',
  {
    id: uuid().primaryKey(),
    kind: text({ enum: timerKinds }).notNull(),
    /** Id of the call, operator or call-back it is about. */
    subject: uuid().notNull(),
    fence: integer(),
    dueAt: instant().notNull(),
  },
  (t) => [index('timer_due').on(t.dueAt), uniqueIndex('timer_subject').on(t.kind, t.subject)],
)
