import type { GroupId, Instant, OperatorId } from '@hearline/domain'
import { and, between, desc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import { operator } from '../operator/tables.ts'
import type { Db } from '../store.ts'
import { asLate, columns, instantOf, onDesk } from './columns.ts'
import type { FloorEvent } from './facts.ts'
import { floorEvent } from './tables.ts'

const { id, kind, subject, at } = floorEvent

/** What operators did within a time, and of each of them the event before it and the one after. */
export async function seatsWithin(db: Db, from: Instant, to: Instant): Promise<FloorEvent[]> {
  const isSeat = sql`${kind} = 'operator'`
  const [bounds] = await db.execute<{ first: string | null; last: string | null }>(sql`select
    (select ${id} from ${floorEvent} where ${isSeat} and ${at} >= ${instantOf(from)} - ${asLate}
      order by ${at} limit 1)::text as first,
    (select ${id} from ${floorEvent} where ${isSeat} and ${at} <= ${instantOf(to)} + ${asLate}
      order by ${at} desc limit 1)::text as last`)
  if (bounds?.last == null) return []
  const first = bounds.first === null ? Number.MAX_SAFE_INTEGER : Number(bounds.first)
  const last = Number(bounds.last)
  const next = (which: SQL) =>
    sql`(select e.id, e.at from ${floorEvent} e where e.subject = o.id and e.kind = 'operator' and ${which} limit 1)`
  const neighbours = sql`(
    select beside.id from operator o cross join lateral (
      ${next(sql`e.id < ${first} order by e.id desc`)} union all ${next(sql`e.id > ${last} order by e.id`)}
    ) beside
    where beside.at >= ${instantOf(from)} - ${onDesk} and beside.at <= ${instantOf(to)} + ${onDesk})`
  const beside = await db.select(columns).from(floorEvent).where(inArray(id, neighbours))
  const inside = await db
    .select(columns)
    .from(floorEvent)
    .where(and(isSeat, between(id, first, last)))
  return [...beside, ...inside].toSorted((a, b) => a.id - b.id)
}

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
