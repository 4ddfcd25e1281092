import type { Instant, Millis, QueueId } from '@hearline/domain'
import { sql } from 'drizzle-orm'
import { call, engagement } from '../call/tables.ts'
import type { Db } from '../tx/database.ts'

const minuteMs = 60_000
const minutes = 60
/** A call that arrived longer before the hour is left out: nobody waits and talks so long. */
const longestCall = '2 hours'

/** How one queue went in the last hour. */
export type QueueHour = {
  queueId: QueueId
  /** How many waited at the end of each minute, the oldest first. */
  waiting: number[]
  /** Mean of talk, hold and wrap-up of the calls that were finished in it; absent without any. */
  handlingMs?: Millis
}

/**
 * The hour before `now`, minute by minute, of every queue that had a call. A call counts in the queue in which it is
 * now, so one that was moved is missed where it waited before.
 */
export async function hourOf(db: Db, now: Instant): Promise<{ from: Instant; queues: QueueHour[] }> {
  const from = now - minutes * minuteMs
  const start = sql`${new Date(from).toISOString()}::timestamptz`
  const left = sql`coalesce(${call.answeredAt}, ${call.endedAt})`
  const recent = sql`${call.arrivedAt} >= ${start} - ${longestCall}::interval`
  const [steps, handled] = await Promise.all([
    db.execute<{ queue: QueueId; minute: number; more: number }>(sql`
      select queue, greatest(0, floor(extract(epoch from at - ${start}) / 60))::int as minute, sum(one)::int as more
      from (
        select ${call.queueId} as queue, ${call.waitingSince} as at, 1 as one from ${call}
        where ${recent} and coalesce(${left}, 'infinity') >= ${start}
        union all
        select ${call.queueId}, ${left}, -1 from ${call} where ${recent} and ${left} >= ${start}
      ) changed group by 1, 2`),
    db.execute<{ queue: QueueId; mean: number }>(sql`
      select ${call.queueId} as queue,
        (extract(epoch from avg(${engagement.endedAt} - ${engagement.answeredAt})) * 1000)::float8 as mean
      from ${call} join ${engagement} on ${engagement.callId} = ${call.id}
      where ${recent} and ${engagement.endedAt} >= ${start}
        and ${engagement.answeredAt} is not null and ${engagement.talkEndedAt} is not null
      group by 1`),
  ])
  const means = new Map(handled.map(({ queue, mean }) => [queue, mean]))
  const queues = [...Map.groupBy(steps, ({ queue }) => queue)].map(([queueId, own]): QueueHour => {
    const mean = means.get(queueId)
    return { queueId, waiting: summed(own), ...(mean === undefined ? {} : { handlingMs: Math.round(mean) }) }
  })
  return { from, queues }
}

function summed(steps: readonly { minute: number; more: number }[]): number[] {
  let waiting = 0
  return Array.from({ length: minutes }, (_, minute) => {
    for (const step of steps) if (step.minute === minute) waiting += step.more
    return waiting
  })
}
