import {
  occupationOf,
  type Activity,
  type Availability,
  type CallId,
  type Instant,
  type Millis,
  type OperatorId,
} from '@hearline/domain'
import { sql } from 'drizzle-orm'
import { engagement } from '../call/tables.ts'
import { floorEvent } from '../history/tables.ts'
import type { Db } from '../tx/database.ts'
import { operator } from './tables.ts'

const hour = 3_600_000

/** How one operator on duty spent an hour. */
export type OperatorHour = {
  operatorId: OperatorId
  engagedMs: Millis
  idleMs: Millis
  /** The call she is on, and since when. */
  call?: { callId: CallId; answeredAt: Instant }
}

type Spent = { id: OperatorId; availability: Availability; activity: Activity; ms: number }
type OnCall = { id: OperatorId; callId: CallId; answeredAt: number }

/** The hour before `now` of everybody on duty: from what she last was before it, change by change. */
export async function operatorHourOf(db: Db, now: Instant): Promise<OperatorHour[]> {
  const [start, end] = [now - hour, now].map((at) => sql`${new Date(at).toISOString()}::timestamptz`)
  const her = sql`${floorEvent.subject} = ${operator.id} and ${floorEvent.kind} = 'operator'`
  const [spent, calls] = await Promise.all([
    db.execute<Spent>(sql`
      select ${operator.id} as id, told ->> 'availability' as availability, told ->> 'activity' as activity,
        (extract(epoch from sum(ends - begins)) * 1000)::float8 as ms
      from ${operator} cross join lateral (
        select told, greatest(at, ${start}) as begins,
          least(coalesce(lead(at) over (order by id), 'infinity'), ${end}) as ends
        from ${floorEvent} where ${her} and id >= coalesce(
          (select id from ${floorEvent} where ${her} and at <= ${start} order by id desc limit 1), 0)
      ) stood
      where ${operator.availability} <> 'signed-out' and ends > begins
      group by 1, 2, 3`),
    db.execute<OnCall>(sql`
      select ${engagement.operatorId} as id, ${engagement.callId} as "callId",
        (extract(epoch from ${engagement.answeredAt}) * 1000)::float8 as "answeredAt"
      from ${engagement}
      where ${engagement.state} <> 'ended' and ${engagement.state} <> 'wrap-up'
        and ${engagement.answeredAt} is not null`),
  ])
  const onCall = new Map(calls.map(({ id, callId, answeredAt }) => [id, { callId, answeredAt }]))
  return [...Map.groupBy(spent, ({ id }) => id)].map(([operatorId, own]): OperatorHour => {
    const call = onCall.get(operatorId)
    const within = (occupation: string) =>
      own.reduce((sum, each) => (occupationOf(each) === occupation ? sum + each.ms : sum), 0)
    return {
      ...{ operatorId, engagedMs: within('engaged'), idleMs: within('idle') },
      ...(call === undefined ? {} : { call }),
    }
  })
}
