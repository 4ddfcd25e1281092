import type { BoardLayout } from '@hearline/domain'
import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../store.ts'
import { board, wallboard } from './tables.ts'

export type Board = typeof board.$inferSelect

/** A board, locked; a deleted one too. */
export async function lockBoard(tx: Tx, id: string): Promise<Board | undefined> {
  const [row] = await tx.db.select().from(board).where(eq(board.id, id)).for('update')
  return row
}

type Saved = { id: string; name: string; layout: BoardLayout; revision: number; savedBy: string }

/** A new board, or the next revision of a locked one. */
export async function writeBoard(tx: Tx, { id, ...saved }: Saved): Promise<void> {
  const values = { ...saved, savedAt: tx.now }
  const [row] = await tx.db
    .insert(board)
    .values({ id, ...values })
    .onConflictDoUpdate({ target: board.id, set: values })
    .returning()
  if (row) tx.changed('board', row)
}

export async function dropBoard(tx: Tx, id: string): Promise<void> {
  const [row] = await tx.db.update(board).set({ deletedAt: tx.now }).where(eq(board.id, id)).returning()
  if (row) tx.changed('board', row)
}

/** The screens that show it, by name. */
export async function showing(tx: Tx, boardId: string): Promise<string[]> {
  const rows = await tx.db
    .select({ name: wallboard.name })
    .from(wallboard)
    .where(and(eq(wallboard.boardId, boardId), isNull(wallboard.revokedAt)))
  return rows.map(({ name }) => name)
}
