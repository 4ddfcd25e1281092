import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../store.ts'
import { move } from './tables.ts'

export type MoveRow = typeof move.$inferSelect

export async function insertMove(tx: Tx, made: Omit<MoveRow, 'undoneAt' | 'undoneBy'>): Promise<void> {
  await tx.db.insert(move).values(made)
}

export async function findMove(tx: Tx, id: string): Promise<MoveRow | undefined> {
  const [row] = await tx.db.select().from(move).where(eq(move.id, id))
  return row
}

/** Notes who undid a move, once; its operators are to be locked before. */
export async function markUndone(tx: Tx, id: string, by: string): Promise<void> {
  await tx.db
    .update(move)
    .set({ undoneAt: tx.now, undoneBy: by })
    .where(and(eq(move.id, id), isNull(move.undoneAt)))
}
