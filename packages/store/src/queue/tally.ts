import type { Instant, QueueId, Tally, Timings } from '@hearline/domain'
import { sql } from 'drizzle-orm'
import { call } from '../call/tables.ts'
import type { Db } from '../store.ts'

/**
 * What the calls that are over have added to each queue's tally, of those that arrived at `since` or later.
 * `cursor` is that of the healing read which made the floor model: calls that ended after it are left out, because
 * the next healing read brings them; so each call counts once, and the model goes on with `contribution`.
 */
export async function tallies(
  db: Db,
  { since, cursor, timings }: { since: Instant; cursor: string; timings: Timings },
): Promise<ReadonlyMap<QueueId, Tally>> {
  const waited = sql`extract(epoch from ${call.answeredAt} - ${call.waitingSince}) * 1000`
  const left = sql`extract(epoch from ${call.endedAt} - ${call.waitingSince}) * 1000`
  const rows = await db
    .select({
      queueId: call.queueId,
      offered: count(sql`true`),
      answered: count(sql`${call.answeredAt} is not null`),
      answeredInTime: count(sql`${waited} <= ${timings.serviceLevel}`),
      abandoned: count(sql`${call.state} = 'abandoned' and ${left} >= ${timings.shortAbandon}`),
      shortAbandoned: count(sql`${call.state} = 'abandoned' and ${left} < ${timings.shortAbandon}`),
    })
    .from(call)
    .where(
      sql`${call.state} in ('closed', 'abandoned') and ${call.arrivedAt} >= ${new Date(since).toISOString()}
        and ${call.changedXid} < ${cursor}::text::xid8`,
    )
    .groupBy(call.queueId)
  return new Map(rows.map(({ queueId, ...tally }) => [queueId, tally]))
}

const count = (which: ReturnType<typeof sql>) => sql<number>`count(*) filter (where ${which})::int`
