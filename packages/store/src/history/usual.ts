import { intervalEnd, intervalStart, type Instant, type QueueId } from '@hearline/domain'
import { and, eq, gte, lt, sql } from 'drizzle-orm'
import type { Db } from '../store.ts'
import { intervalRow } from './tables.ts'

const WEEKS = 4
const DAY_MS = 86_400_000
const QUARTER_MS = 900_000

/**
 * What is usual on a day like the one that begins at `day`: per queue the mean of the calls offered in each quarter of
 * the same weekday in the four weeks before, else of all their days. A queue is absent when nothing was kept.
 */
export async function usualDay(db: Db, day: Instant): Promise<Map<QueueId, number[]>> {
  const rows = await db
    .select({
      id: intervalRow.id,
      start: intervalRow.start,
      offered: sql<number>`(${intervalRow.counts} ->> 'offered')::int`,
    })
    .from(intervalRow)
    .where(
      and(
        eq(intervalRow.dimension, 'queue'),
        eq(intervalRow.grain, 'quarter'),
        gte(intervalRow.start, day - WEEKS * 7 * DAY_MS),
        lt(intervalRow.start, day),
      ),
    )
  const alike = rows.filter(({ start }) => (day - intervalStart(start, 'day')) % (7 * DAY_MS) === 0)
  const chosen = alike.length > 0 ? alike : rows
  const days = new Set(chosen.map(({ start }) => intervalStart(start, 'day'))).size
  const quarters = Math.round((intervalEnd(day, 'day') - day) / QUARTER_MS)
  const usual = new Map<QueueId, number[]>()
  for (const { id, start, offered } of chosen) {
    const means = usual.get(id as QueueId) ?? Array.from({ length: quarters }, () => 0)
    const at = Math.floor((start - intervalStart(start, 'day')) / QUARTER_MS)
    means[at] = (means[at] ?? 0) + offered / days
    usual.set(id as QueueId, means)
  }
  return usual
}
