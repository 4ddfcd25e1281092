import type { BoardLayout } from '@hearline/domain'
import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant, live } from '../columns.ts'

/** What a wallboard shows. Live: a change reaches the screens at once. A deleted one stays, with its time. */
export const board = pgTable(
  'board',
  {
    id: uuid().primaryKey(),
    ...live,
    name: text().notNull(),
    layout: jsonb().$type<BoardLayout>().notNull(),
    /** Counts what leads saved. */
    revision: integer().notNull(),
    /** Who saved it last, by name. */
    savedBy: text().notNull(),
    savedAt: instant().notNull(),
    deletedAt: instant(),
  },
  (t) => [index('board_changed').on(t.changedXid)],
)

/** A screen on a wall; its id is that of the account it signs in as. One that was sent away stays, with its time. */
export const wallboard = pgTable(
  'wallboard',
  {
    id: text().primaryKey(),
    ...live,
    name: text().notNull(),
    boardId: uuid(),
    pairedAt: instant().notNull(),
    revokedAt: instant(),
  },
  (t) => [index('wallboard_changed').on(t.changedXid)],
)
