import type { GroupId, QueueId, Storm } from '@hearline/domain'
import { eq, sql } from 'drizzle-orm'
import type { LiveRow } from '../live/kinds.ts'
import { operator } from '../operator/tables.ts'
import type { Tx } from '../store.ts'
import type { Db } from '../tx/database.ts'
import { queue } from './tables.ts'

/** Locks queues in the order of their ids: all, or those somebody of a group serves. */
export async function lockQueues(tx: Tx, of?: GroupId): Promise<LiveRow<'queue'>[]> {
  const members = sql`select 1 from ${operator}, jsonb_array_elements(${operator.queues}) as member
    where ${operator.groupId} = ${of} and member ->> 'queueId' = ${queue.id}`
  const found = tx.db.select().from(queue)
  return of === undefined
    ? found.orderBy(queue.id).for('update')
    : found
        .where(sql`exists (${members})`)
        .orderBy(queue.id)
        .for('update')
}

/** Begins, changes or ends (null) a queue's storm on its locked row. */
export async function writeStorm(tx: Tx, id: QueueId, storm: Storm | null): Promise<void> {
  const [row] = await tx.db.update(queue).set({ storm }).where(eq(queue.id, id)).returning()
  if (row) tx.changed('queue', row)
}

export async function readStorm(db: Db, id: QueueId): Promise<Storm | null> {
  const [row] = await db.select({ storm: queue.storm }).from(queue).where(eq(queue.id, id))
  return row?.storm ?? null
}
