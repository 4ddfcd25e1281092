import { intervalEnd, type Instant } from '@hearline/domain'
import { and, eq, gte, inArray, lt, or, sql, type SQL } from 'drizzle-orm'
import type { Db } from '../store.ts'
import { columns, instantOf, onDesk } from './columns.ts'
import type { FloorEvent } from './facts.ts'
import { seatsWithin } from './seats.ts'
import { floorEvent } from './tables.ts'

const { id, kind, subject, at, arrivedAt } = floorEvent

/** All events of the calls that arrived within a time, and of operators what reaches into it. */
export async function eventsWithin(db: Db, from: Instant, to: Instant): Promise<FloorEvent[]> {
  const calls = await db
    .select(columns)
    .from(floorEvent)
    .where(and(gte(arrivedAt, from), lt(arrivedAt, to)))
    .orderBy(id)
  return [...calls, ...(await seatsWithin(db, from, to))]
}

/**
 * What the calls told that arrived in one of these quarters, in order.
 * @param kinds with `part` also what operators did in them: their work
 */
export async function callEventsOf(
  db: Db,
  quarters: readonly Instant[],
  kinds: ('call' | 'part')[] = ['call'],
): Promise<FloorEvent[]> {
  if (quarters.length === 0) return []
  const arrivals = quarters.map((start) => and(gte(arrivedAt, start), lt(arrivedAt, intervalEnd(start, 'quarter'))))
  return db
    .select(columns)
    .from(floorEvent)
    .where(and(inArray(kind, kinds), or(...arrivals)))
    .orderBy(id)
}

/**
 * All events of the calls of which something was told since the read that gave the cursor. In two statements: for the
 * newest transactions Postgres expects a share of the whole table, and joined it would read all of it each time.
 */
export async function callEventsAfter(db: Db, cursor: string): Promise<FloorEvent[]> {
  const changed = await db
    .selectDistinct({ subject })
    .from(floorEvent)
    .where(and(sql`${floorEvent.changedXid} >= ${cursor}::text::xid8`, eq(kind, 'call')))
  if (changed.length === 0) return []
  const subjects = sql.param(`{${changed.map((call) => call.subject).join()}}`)
  return db
    .select(columns)
    .from(floorEvent)
    .where(and(eq(kind, 'call'), sql`${subject} = any(${subjects}::uuid[])`))
    .orderBy(id)
}

/** The oldest transaction still running: whatever is read after this may leave out only what such a one writes. */
export async function eventCursor(db: Db): Promise<string> {
  const [row] = await db.execute<{ cursor: string }>(
    sql`select pg_snapshot_xmin(pg_current_snapshot())::text as cursor`,
  )
  if (!row) throw new Error('no cursor was read')
  return row.cursor
}

/** The quarters that count something told since the cursor. */
export const quartersAfter = (db: Db, cursor: string): Promise<Instant[]> => {
  const isNew = sql`${floorEvent.changedXid} >= ${cursor}::text::xid8`
  return quartersOf(db, { calls: isNew, operators: isNew })
}

/** The quarters within a time that count anything at all. */
export async function quartersWithin(db: Db, from: Instant, to: Instant): Promise<Instant[]> {
  const calls = sql`${arrivedAt} >= ${instantOf(from)} and ${arrivedAt} < ${instantOf(to)}`
  const operators = sql`${at} >= ${instantOf(from)} and ${at} <= ${instantOf(to)} + ${onDesk}`
  const starts = await quartersOf(db, { calls, operators })
  return starts.filter((start) => start >= from && intervalEnd(start, 'quarter') <= to)
}

/** Of calls the quarter they arrived in, of operators those from their event before to this one. */
async function quartersOf(db: Db, which: { calls: SQL; operators: SQL }): Promise<Instant[]> {
  const quarter = (moment: SQL) => sql`date_bin('15 minutes', ${moment}, 'epoch')`
  const rows = await db.execute<{ start: string }>(sql`
    select distinct ms_of(start)::text as start from (
      select ${quarter(sql`${arrivedAt}`)} as start from ${floorEvent}
      where ${which.calls} and ${arrivedAt} is not null
      union all
      select generate_series(${quarter(sql`coalesce(before.at, ${at})`)}, ${quarter(sql`${at}`)}, '15 minutes')
      from ${floorEvent} left join lateral (
        select b.at from floor_event b
        where b.subject = ${subject} and b.kind = 'operator' and b.id < ${id} and b.at >= ${at} - ${onDesk}
        order by b.id desc limit 1
      ) before on true
      where ${which.operators} and ${kind} = 'operator'
    ) touched`)
  return rows.map(({ start }) => Number(start)).toSorted((a, b) => a - b)
}
