import { isFinal, type Call, type CallId } from '@hearline/domain'
import { and, eq } from 'drizzle-orm'
import { liveColumns } from '../live/kinds.ts'
import type { Tx } from '../store.ts'
import type { Db } from '../tx/database.ts'
import { locked, lockedAt } from '../tx/locked.ts'
import { callColumns, type CallRow } from './row.ts'
import { call } from './tables.ts'

/** What stands on a call's row beside the floor's view of it. */
export type CallExtras = Partial<Pick<CallRow, 'endCause' | 'ticketId' | 'overflowed'>>

export async function findCall(db: Db, id: CallId): Promise<CallRow | undefined> {
  const [row] = await db.select(liveColumns.call).from(call).where(eq(call.id, id))
  return row
}

/** The row, locked. With `skipLocked` a row somebody else is acting on counts as not there. */
export async function lockCall(tx: Tx, id: CallId, how: { skipLocked?: boolean } = {}): Promise<CallRow | undefined> {
  const [found] = await tx.db
    .select({ row: liveColumns.call, at: lockedAt })
    .from(call)
    .where(eq(call.id, id))
    .for('update', how.skipLocked ? { skipLocked: true } : {})
  return locked(tx, found)
}

export type NewCall = Call & Omit<typeof call.$inferInsert, keyof Call | 'version' | 'changedXid'>

export async function insertCall(tx: Tx, fresh: NewCall): Promise<CallRow> {
  const [row] = await tx.db
    .insert(call)
    .values({ ...fresh, ...callColumns(fresh) })
    .returning(liveColumns.call)
  if (!row) throw new Error(`call ${fresh.id} was not inserted`)
  tx.changed('call', row)
  return row
}

/** Writes a transition on a locked row, if it still is what the transition started from. */
export async function writeCall(tx: Tx, before: CallRow, after: Call, extras: CallExtras = {}): Promise<CallRow> {
  const [row] = await tx.db
    .update(call)
    .set({ ...callColumns(after), ...extras })
    .where(and(eq(call.id, before.id), eq(call.state, before.state), eq(call.fence, before.fence)))
    .returning(liveColumns.call)
  if (!row) throw new Error(`call ${before.id} is no longer ${before.state} with fence ${before.fence}`)
  tx.changed('call', row)
  return row
}

/** What a refusal tells the loser about the winner. */
export const currentCall = (row: CallRow) => ({
  state: row.state,
  fence: row.fence,
  ...(row.operatorId === null ? {} : { operatorId: row.operatorId }),
  ...(isFinal(row.state) && row.endCause !== null ? { endCause: row.endCause } : {}),
})
