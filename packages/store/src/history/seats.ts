import type { GroupId, Instant, OperatorId } from '@hearline/domain'
import { and, desc, eq, sql } from 'drizzle-orm'
import { operator } from '../operator/tables.ts'
import type { Db } from '../store.ts'
import { longestStretch, type FloorEvent } from './facts.ts'
import { floorEvent } from './tables.ts'

const { id, kind, subject, at, arrivedAt, told } = floorEvent
const columns = { id, kind, subject, at, arrivedAt, told }
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
  const hers = and(eq(kind, 'operator'), eq(subject, operator.id))
  const before = db
    .select({ id })
    .from(floorEvent)
    .where(and(hers, sql`${at} < ${instantOf(from)} - ${asLate}`))
    .orderBy(desc(id))
    .limit(1)
  // in an order of its own: joined at once, the whole log of everybody would be read
  const since = db
    .select(columns)
    .from(floorEvent)
    .where(and(hers, sql`${id} >= coalesce((${before}), 0)`, sql`${at} <= ${instantOf(to)} + ${onDesk}`))
    .orderBy(id)
    .as('since')
  return db
    .select({
      id: since.id,
      kind: since.kind,
      subject: since.subject,
      at: since.at,
      arrivedAt: since.arrivedAt,
      told: since.told,
    })
    .from(operator)
    .innerJoinLateral(since, sql`true`)
    .where('operatorId' in of ? eq(operator.id, of.operatorId) : eq(operator.groupId, of.groupId))
    .orderBy(since.id)
}
