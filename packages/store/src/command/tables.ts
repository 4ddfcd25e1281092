import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, instant } from '../columns.ts'

/** One row a command id: the same id twice has one effect and one reply. Kept 24 h. */
export const commandDone = pgTable(
  'command_done',
  {
    actor: text().notNull(),
    commandId: uuid().notNull(),
    name: text().notNull(),
    bodyHash: bytea().notNull(),
    status: integer().notNull(),
    reply: jsonb(),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.actor, t.commandId] }), index('command_done_created').on(t.createdAt)],
)
