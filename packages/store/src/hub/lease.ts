import type { Instant, Millis } from '@hearline/domain'
import { and, eq, lt, sql } from 'drizzle-orm'
import type { Db } from '../store.ts'
import { hub, routingLease } from './tables.ts'

// every end is the database's own clock plus the length: no hub's clock decides who holds what
const endsIn = (length: Millis) => sql`clock_timestamp() + ${length} * interval '1 millisecond'`

/** Enters a hub (one boot) with its first lease; returns when that ends. */
export async function enterHub(db: Db, id: string, address: string, length: Millis): Promise<Instant> {
  const [row] = await db
    .insert(hub)
    .values({ id, address, startedAt: sql`clock_timestamp()`, leaseEndsAt: endsIn(length) })
    .onConflictDoUpdate({ target: hub.id, set: { address, leaseEndsAt: endsIn(length) } })
    .returning({ endsAt: hub.leaseEndsAt })
  if (!row) throw new Error('a hub could not be entered')
  return row.endsAt
}

/** Absent when the hub's row is gone: enter again. */
export async function renewHub(db: Db, id: string, length: Millis): Promise<Instant | undefined> {
  const [row] = await db
    .update(hub)
    .set({ leaseEndsAt: endsIn(length) })
    .where(eq(hub.id, id))
    .returning({ endsAt: hub.leaseEndsAt })
  return row?.endsAt
}

/** Ends the lease at once: the hub leaves. */
export async function leaveHub(db: Db, id: string): Promise<void> {
  await db
    .update(hub)
    .set({ leaseEndsAt: sql`clock_timestamp()` })
    .where(eq(hub.id, id))
}

/** Removes hubs that have been gone for a day. */
export async function purgeHubs(db: Db): Promise<void> {
  await db.delete(hub).where(lt(hub.leaseEndsAt, sql`now() - interval '1 day'`))
}

export type RoutingLease = { fence: number; endsAt: Instant }

/** Takes the lease when nobody holds it, with a higher fence; absent while another hub does. */
export async function takeRoutingLease(db: Db, hubId: string, length: Millis): Promise<RoutingLease | undefined> {
  const [row] = await db
    .update(routingLease)
    .set({ hubId, fence: sql`${routingLease.fence} + 1`, leaseEndsAt: endsIn(length) })
    .where(lt(routingLease.leaseEndsAt, sql`clock_timestamp()`))
    .returning(held)
  return row
}

/** Absent when it ended or was taken by another: stop routing. */
export async function renewRoutingLease(
  db: Db,
  hubId: string,
  fence: number,
  length: Millis,
): Promise<RoutingLease | undefined> {
  const [row] = await db
    .update(routingLease)
    .set({ leaseEndsAt: endsIn(length) })
    .where(and(isMine(hubId, fence), sql`${routingLease.leaseEndsAt} > clock_timestamp()`))
    .returning(held)
  return row
}

export async function releaseRoutingLease(db: Db, hubId: string, fence: number): Promise<void> {
  await db
    .update(routingLease)
    .set({ hubId: null, leaseEndsAt: sql`clock_timestamp()` })
    .where(isMine(hubId, fence))
}

const held = { fence: routingLease.fence, endsAt: routingLease.leaseEndsAt }
const isMine = (hubId: string, fence: number) => and(eq(routingLease.hubId, hubId), eq(routingLease.fence, fence))
