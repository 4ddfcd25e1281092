import {
  coarser,
  intervalEnd,
  intervalStart,
  rowKey,
  type Grain,
  type Instant,
  type IntervalRow,
  type Timings,
} from '@hearline/domain'
import type { Db } from '../store.ts'
import { quartersWithin } from './events.ts'
import { openQuarters } from './kept.ts'
import { quarterOf, sameRow, storedRows } from './write.ts'

/** A row that is kept otherwise than the events tell; one of the two is absent where there should be none. */
export type HistoryDifference = { key: string; kept?: IntervalRow; counted?: IntervalRow }

/** `unwritten`: the quarters that are over and were left out. */
export type HistoryRecount = { rows: number; differences: HistoryDifference[]; unwritten: Instant[] }

/**
 * Counts again, from the events alone, every interval within a time that is over, and compares with what is kept.
 * Quarters of which something is told that is not written yet, and their hours and days, are left out.
 * @param db a single snapshot where others may write meanwhile
 */
export async function recountHistory(
  db: Db,
  time: { from: Instant; to: Instant },
  timings: Timings,
): Promise<HistoryRecount> {
  const from = intervalStart(time.from, 'day')
  const to = time.to
  const open = [...(await openQuarters(db, { from, to }))]
  const isWritten = ({ start, grain }: Pick<IntervalRow, 'start' | 'grain'>): boolean =>
    intervalEnd(start, grain) <= to && !open.some((quarter) => intervalStart(quarter, grain) === start)
  const quarters: IntervalRow[] = []
  for (const start of await quartersWithin(db, from, to)) quarters.push(...(await quarterOf(db, start, timings)))
  const unwritten = open.filter((start) => intervalEnd(start, 'quarter') <= to)
  const found: HistoryRecount = { rows: 0, differences: [], unwritten }
  for (const grain of ['quarter', 'hour', 'day'] satisfies Grain[]) {
    const counted = byKey((grain === 'quarter' ? quarters : coarser(quarters, grain)).filter(isWritten))
    const kept = byKey((await storedRows(db, grain, from, to)).filter(isWritten))
    for (const key of new Set([...counted.keys(), ...kept.keys()])) {
      const [mine, theirs] = [counted.get(key), kept.get(key)]
      found.rows += 1
      if (sameRow(mine, theirs)) continue
      found.differences.push({ key, ...(theirs ? { kept: theirs } : {}), ...(mine ? { counted: mine } : {}) })
    }
  }
  return found
}

const byKey = (rows: readonly IntervalRow[]): Map<string, IntervalRow> => new Map(rows.map((row) => [rowKey(row), row]))
