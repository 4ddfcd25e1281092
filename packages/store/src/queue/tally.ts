import type { Instant, QueueId, Tally, Timings } from '@hearline/domain'
import { sql } from 'drizzle-orm'
import { call } from '../call/tables.ts'
import type { Db } from '../store.ts'

type TallyDeps = {
  readonly since: Instant
  readonly snapshot: string
  readonly overBefore: Instant
  readonly timings: Timings
}

/**
 * What the calls that are over have added to each queue's tally, of those that arrived at `since` or later.
 * `snapshot` is that of the healing read which made the floor model: what it did not see is left out, because the next
 * healing reads bring it; so each call counts once, and the model goes on with `contribution`. A call that ended before
 * `overBefore` counts even when its row was changed since.
 */
export async function tallies(
  db: Db,
  { since, snapshot, overBefore, timings }: TallyDeps,
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
        and (pg_visible_in_snapshot(${call.changedXid}, ${snapshot}::text::pg_snapshot)
          or ${call.endedAt} < ${new Date(overBefore).toISOString()})`,
    )
    .groupBy(call.queueId)
  return new Map(rows.map(({ queueId, ...tally }) => [queueId, tally]))
}

const count = (which: ReturnType<typeof sql>) => sql<number>`count(*) filter (where ${which})::int`
