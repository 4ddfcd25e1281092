import type { CallId } from '@hearline/domain'
import { and, eq, sql } from 'drizzle-orm'
import type { CallRow } from '../call/row.ts'
import { call } from '../call/tables.ts'
import { liveColumns } from '../live/kinds.ts'
import type { Tx } from '../store.ts'
import type { Db } from '../tx/database.ts'
import { switchCall } from './tables.ts'

// written out, not parameters, so that every plan may use the partial index
const isOpen = sql`${call.state} not in ('closed', 'abandoned')`

/** Binds a switch's name of a call to ours; false when the name is bound already. */
export async function bindCall(tx: Tx, bond: { switchId: string; name: string; callId: CallId }): Promise<boolean> {
  const bound = await tx.db.insert(switchCall).values(bond).onConflictDoNothing().returning({ name: switchCall.name })
  return bound.length > 0
}

export async function boundCall(db: Db, switchId: string, name: string): Promise<CallId | undefined> {
  const [row] = await db
    .select({ callId: switchCall.callId })
    .from(switchCall)
    .where(and(eq(switchCall.switchId, switchId), eq(switchCall.name, name)))
  return row?.callId
}

/** Every call this switch still has, as far as the hub knows. */
export function openCalls(db: Db, switchId: string): Promise<CallRow[]> {
  return db
    .select(liveColumns.call)
    .from(call)
    .where(and(eq(call.switchId, switchId), isOpen))
    .orderBy(call.id)
}
