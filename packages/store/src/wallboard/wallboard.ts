import { eq } from 'drizzle-orm'
import { person } from '../person/tables.ts'
import type { Tx } from '../store.ts'
import { wallboard } from './tables.ts'

export type Wallboard = typeof wallboard.$inferSelect

/** Gives a screen an account of its own, without a password: only a token made for it lets it in. */
export async function addWallboard(tx: Tx, made: { id: string; name: string; boardId: string | null }): Promise<void> {
  const { id, name } = made
  const username = `wallboard-${id}`
  await tx.db
    .insert(person)
    .values({ id, name, username, email: `${username}@wallboard.invalid`, role: 'wallboard' as const })
  const [row] = await tx.db
    .insert(wallboard)
    .values({ ...made, pairedAt: tx.now })
    .returning()
  if (row) tx.changed('wallboard', row)
}

/** A screen, locked; one that was sent away too. */
export async function lockWallboard(tx: Tx, id: string): Promise<Wallboard | undefined> {
  const [row] = await tx.db.select().from(wallboard).where(eq(wallboard.id, id)).for('update')
  return row
}

export async function writeWallboard(
  tx: Tx,
  id: string,
  set: Partial<Pick<Wallboard, 'name' | 'boardId' | 'revokedAt'>>,
): Promise<void> {
  const [row] = await tx.db.update(wallboard).set(set).where(eq(wallboard.id, id)).returning()
  if (row) tx.changed('wallboard', row)
}
