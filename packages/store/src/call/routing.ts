import { and, eq, sql } from 'drizzle-orm'
import { routingLease } from '../hub/tables.ts'
import type { Db } from '../tx/database.ts'

/** Does this hub hold the routing lease with this fence, now? */
export async function isRouting(db: Db, hubId: string, fence: number): Promise<boolean> {
  const held = await db
    .select({ fence: routingLease.fence })
    .from(routingLease)
    .where(
      and(
        eq(routingLease.hubId, hubId),
        eq(routingLease.fence, fence),
        sql`${routingLease.leaseEndsAt} > clock_timestamp()`,
      ),
    )
  return held.length > 0
}
