import type { GroupId, Instant, OperatorId } from '@hearline/domain'
import { and, desc, eq, sql } from 'drizzle-orm'
import { operator } from '../operator/tables.ts'
import type { Db } from '../store.ts'
import { longestStretch, type FloorEvent } from './facts.ts'
import { floorEvent } from './tables.ts'

const { id, kind, subject, at, arrivedAt, told } = floorEvent
const instantOf = (ms: Instant) => sql`${new Date(ms).toISOString()}::timestamptz`
const onDesk = sql.raw(`interval '${longestStretch} milliseconds'`)
/** Ids follow time but for transactions side by side: none lasts as long as this. */
const asLate = sql.raw("interval '1 minute'")

/**
 * How one operator, or everybody who is in a group now, stood within a time, in order: of each also the event before,
 * and those of the day after it, for a stretch ends with an event. Reads no farther back than `from` and that one event.
 */
export async function seatEventsOf(
  db: Db,
  { from, to }: { from: Instant; to: Instant },
  of: { operatorId: OperatorId } | { groupId: GroupId },
): Promise<FloorEvent[]> {
  const before = db
    .select({ id })
    .from(floorEvent)
    .where(and(eq(kind, 'operator'), eq(subject, operator.id), sql`${at} < ${instantOf(from)} - ${asLate}`))
    .orderBy(desc(id))
    .limit(1)
    .as('before')
  return db
    .select({ id, kind, subject, at, arrivedAt, told })
    .from(operator)
    .leftJoinLateral(before, sql`true`)
    .innerJoin(floorEvent, and(eq(kind, 'operator'), eq(subject, operator.id), sql`${id} >= coalesce(${before.id}, 0)`))
    .where(
      and(
        'operatorId' in of ? eq(operator.id, of.operatorId) : eq(operator.groupId, of.groupId),
        sql`${at} <= ${instantOf(to)} + ${onDesk}`,
      ),
    )
    .orderBy(id)
}
