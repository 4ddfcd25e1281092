import type { CallId, DayFigures, GroupId, Operator, OperatorId, QueueId } from '@hearline/domain'
import { and, eq, sql } from 'drizzle-orm'
import { liveColumns } from '../live/kinds.ts'
import type { Tx } from '../store.ts'
import type { Db } from '../tx/database.ts'
import { locked, lockedAt } from '../tx/locked.ts'
import { operatorColumns, type OperatorRow } from './row.ts'
import { operator } from './tables.ts'

export async function findOperator(db: Db, id: OperatorId): Promise<OperatorRow | undefined> {
  const [row] = await db.select().from(operator).where(eq(operator.id, id))
  return row
}

/** The row, locked. With `skipLocked` a row somebody else is acting on counts as not there. */
export async function lockOperator(
  tx: Tx,
  id: OperatorId,
  how: { skipLocked?: boolean } = {},
): Promise<OperatorRow | undefined> {
  const [found] = await tx.db
    .select({ row: liveColumns.operator, at: lockedAt })
    .from(operator)
    .where(eq(operator.id, id))
    .for('update', how.skipLocked ? { skipLocked: true } : {})
  return locked(tx, found)
}

/** Does anybody of this group serve the queue, signed in or not? */
export async function isServedBy(db: Db, queueId: QueueId, groupId: GroupId): Promise<boolean> {
  const serves = sql`${operator.queues} @> ${JSON.stringify([{ queueId }])}::jsonb`
  const found = await db
    .select({ id: operator.id })
    .from(operator)
    .where(and(eq(operator.groupId, groupId), serves))
    .limit(1)
  return found.length > 0
}

/** The call an operator is engaged in, read without a lock: calls are locked before operators, so look again after. */
export async function callOfOperator(tx: Tx, id: OperatorId): Promise<CallId | undefined> {
  const [row] = await tx.db.select({ callId: operator.callId }).from(operator).where(eq(operator.id, id))
  return row?.callId ?? undefined
}

/**
 * Writes a transition on a locked row, if it still is what the transition started from.
 * @param day her day's figures, where the transition counts
 */
export async function writeOperator(
  tx: Tx,
  before: OperatorRow,
  after: Operator,
  day?: DayFigures,
): Promise<OperatorRow> {
  const [row] = await tx.db
    .update(operator)
    .set({ ...operatorColumns(after), ...(day === undefined ? {} : { day }) })
    .where(
      and(
        eq(operator.id, before.id),
        eq(operator.availability, before.availability),
        eq(operator.activity, before.activity),
      ),
    )
    .returning()
  if (!row) throw new Error(`operator ${before.id} is no longer ${before.availability} and ${before.activity}`)
  tx.changed('operator', row)
  return row
}
