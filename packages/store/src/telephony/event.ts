import type { Instant } from '@hearline/domain'
import { and, eq, lt, sql } from 'drizzle-orm'
import type { Tx } from '../store.ts'
import type { Db } from '../tx/database.ts'
import { ctiEvent } from './tables.ts'

export type EventKey = { switchId: string; id: string }
export type EventReply = { status: number; outcome: string }

/**
 * Claims an event id: undefined when it is new (and the caller brings its effect in this transaction), else the reply
 * it was given before. A concurrent repeat waits here for the first.
 */
export async function claimEvent(
  tx: Tx,
  event: EventKey & { n: number; type: string },
): Promise<EventReply | undefined> {
  const fresh = { receivedAt: tx.now, status: 202, outcome: 'done' }
  const claimed = await tx.db
    .insert(ctiEvent)
    .values({ ...event, ...fresh })
    .onConflictDoNothing()
    .returning({ id: ctiEvent.id })
  if (claimed.length > 0) return undefined
  const before = await knownEvent(tx.db, event)
  if (!before) throw new Error(`event ${event.id} is neither new nor known`)
  return before
}

/** The reply an event was given before. */
export async function knownEvent(db: Db, { switchId, id }: EventKey): Promise<EventReply | undefined> {
  const [before] = await db
    .select({ status: ctiEvent.status, outcome: ctiEvent.outcome })
    .from(ctiEvent)
    .where(and(eq(ctiEvent.switchId, switchId), eq(ctiEvent.id, id)))
  return before
}

/** Notes that an event was not simply done; of an odd one the body is kept, encrypted, for the reconciler. */
export async function noteEvent(
  tx: Tx,
  key: EventKey,
  reply: EventReply,
  kept?: { sealed: Buffer; key: number },
): Promise<void> {
  await tx.db
    .update(ctiEvent)
    .set({ ...reply, ...kept })
    .where(and(eq(ctiEvent.switchId, key.switchId), eq(ctiEvent.id, key.id)))
}

/** Forgets events received before, a batch at a time; returns how many. */
export async function purgeEvents(tx: Tx, before: Instant, batch = 5_000): Promise<number> {
  const old = tx.db
    .select({ switchId: ctiEvent.switchId, id: ctiEvent.id })
    .from(ctiEvent)
    .where(lt(ctiEvent.receivedAt, before))
    .orderBy(ctiEvent.receivedAt)
    .limit(batch)
  const gone = await tx.db
    .delete(ctiEvent)
    .where(sql`(${ctiEvent.switchId}, ${ctiEvent.id}) in ${old}`)
    .returning({ id: ctiEvent.id })
  return gone.length
}
