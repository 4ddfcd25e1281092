import type { CallId, EngagementId, Instant, OperatorId } from '@hearline/domain'
import { and, eq, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Tx } from '../store.ts'
import type { Db } from '../tx/database.ts'
import { engagement } from './tables.ts'

export type EngagementRow = typeof engagement.$inferSelect
export type EngagementChange = Partial<
  Pick<EngagementRow, 'state' | 'leaseEndsAt' | 'answeredAt' | 'waitedMs' | 'talkEndedAt' | 'endedAt' | 'endCause'>
>

// written out, not a parameter, so that every plan may use the partial index
const isOpen = sql`${engagement.state} <> 'ended'`

// not `tx.now`: whoever began before the operator's last engagement ended would start this one inside that
const thisInstant = sql`date_trunc('milliseconds', clock_timestamp())`

/**
 * Claims call and operator for an offer. Undefined when the unique indexes say that one of them is taken.
 * @param offer `why` tells how routing came to it
 */
export async function insertOffer(
  tx: Tx,
  offer: { callId: CallId; operatorId: OperatorId; fence: number; leaseEndsAt: Instant; why: unknown },
): Promise<EngagementRow | undefined> {
  const [row] = await tx.db
    .insert(engagement)
    .values({ id: v7() as EngagementId, state: 'offered', startedAt: thisInstant, ...offer })
    .onConflictDoNothing()
    .returning()
  return row
}

/** An operator's open engagement in this very call, locked. */
export async function lockEngagement(
  tx: Tx,
  callId: CallId,
  operatorId: OperatorId,
): Promise<EngagementRow | undefined> {
  const open = and(eq(engagement.operatorId, operatorId), eq(engagement.callId, callId), isOpen)
  const [row] = await tx.db.select().from(engagement).where(open).for('update')
  return row
}

/** The one open engagement an operator can have, locked; its call is to be locked before. */
export async function lockEngagementOf(tx: Tx, operatorId: OperatorId): Promise<EngagementRow | undefined> {
  const open = and(eq(engagement.operatorId, operatorId), isOpen)
  const [row] = await tx.db.select().from(engagement).where(open).for('update')
  return row
}

/** Writes on a locked row, if it still is in the state the change started from. */
export async function writeEngagement(tx: Tx, before: EngagementRow, change: EngagementChange): Promise<EngagementRow> {
  const [row] = await tx.db
    .update(engagement)
    .set(change)
    .where(and(eq(engagement.id, before.id), eq(engagement.state, before.state)))
    .returning()
  if (!row) throw new Error(`engagement ${before.id} is no longer ${before.state}`)
  return row
}

/** Everybody a call was offered to, in order. */
export function engagementsOf(db: Db, callId: CallId): Promise<EngagementRow[]> {
  return db.select().from(engagement).where(eq(engagement.callId, callId)).orderBy(engagement.fence)
}
