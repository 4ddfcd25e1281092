import type { Dimension, Instant, IntervalRow } from '@hearline/domain'
import { and, eq, gte, lt, type SQL } from 'drizzle-orm'
import type { Db } from '../store.ts'
import { quartersAfter } from './events.ts'
import { historyCursor, intervalDue, intervalRow } from './tables.ts'

/** Quarters within a time: the rows of those that are written as they stand, and those that only their events tell. */
export type KeptQuarters = { rows: IntervalRow[]; open: Instant[] }

/** Of one dimension, or of one queue, hotline, group or operator of it. */
export async function keptQuarters(
  db: Db,
  time: { from: Instant; to: Instant },
  of: { dimension: Dimension; id?: string },
): Promise<KeptQuarters> {
  // in this order: what is written in between is counted once more from its events, never left out
  const open = await openQuarters(db, time)
  const rows = await writtenRows(db, time, of)
  return { rows: rows.filter((row) => !open.has(row.start)), open: [...open] }
}

/** Quarters within a time of which something is told that is not written yet, be it noted for that or not; in order. */
export async function openQuarters(db: Db, { from, to }: { from: Instant; to: Instant }): Promise<Set<Instant>> {
  const [known] = await db.select().from(historyCursor)
  const { start } = intervalDue
  const due = await db
    .select()
    .from(intervalDue)
    .where(and(gte(start, from), lt(start, to)))
  const told = await quartersAfter(db, known?.cursor ?? '0')
  const open = [...due.map((one) => one.start), ...told.filter((at) => at >= from && at < to)]
  return new Set(open.toSorted((a, b) => a - b))
}

async function writtenRows(
  db: Db,
  { from, to }: { from: Instant; to: Instant },
  { dimension, id }: { dimension: Dimension; id?: string },
): Promise<IntervalRow[]> {
  const which: SQL[] = [eq(intervalRow.grain, 'quarter'), gte(intervalRow.start, from), lt(intervalRow.start, to)]
  which.push(eq(intervalRow.dimension, dimension))
  if (id !== undefined) which.push(eq(intervalRow.id, id))
  const rows = await db
    .select()
    .from(intervalRow)
    .where(and(...which))
  return rows.map(rowOf)
}

/** As the domain knows it. */
export function rowOf({ revision: _revision, longestWait, ...row }: typeof intervalRow.$inferSelect): IntervalRow {
  return longestWait === null ? row : { ...row, longestWait }
}
