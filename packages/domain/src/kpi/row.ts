import type { Instant, Millis } from '../ids.ts'
import { add, noCounts, type Counts } from './counts.ts'
import type { Dimension } from './fact.ts'
import { intervalStart, type Grain } from './interval.ts'

/** What was counted in one interval of one queue, hotline, group or operator. */
export type IntervalRow = {
  grain: Grain
  start: Instant
  dimension: Dimension
  id: string
  counts: Counts
  /** The longest wait that ended in an answer, a hang-up or a failure; absent while none has. */
  longestWait?: Millis
  /** Since when those wait who still do, the earliest first. */
  waitingSince: Instant[]
}

export const rowKey = (row: Pick<IntervalRow, 'grain' | 'start' | 'dimension' | 'id'>): string =>
  `${row.dimension}/${row.id}/${row.grain}/${row.start}`

/** By dimension, id and time. */
export const inRowOrder = (a: IntervalRow, b: IntervalRow): number =>
  compare(a.dimension, b.dimension) || compare(a.id, b.id) || a.start - b.start

/** The hours or days of what was counted by the quarter; any rows whose cells are apart may be summed. */
export function coarser(rows: Iterable<IntervalRow>, grain: Grain): IntervalRow[] {
  const sums = new Map<string, IntervalRow>()
  for (const row of rows) {
    const start = intervalStart(row.start, grain)
    const head = { grain, start, dimension: row.dimension, id: row.id }
    const key = rowKey(head)
    const before = sums.get(key)
    sums.set(key, before ? merged(before, row) : { ...row, ...head })
  }
  return [...sums.values()].toSorted(inRowOrder)
}

function merged(a: IntervalRow, b: IntervalRow): IntervalRow {
  const { longestWait: _, ...head } = a
  const counts = { ...noCounts }
  add(counts, a.counts)
  add(counts, b.counts)
  const waits = [a.longestWait, b.longestWait].filter((wait) => wait !== undefined)
  return {
    ...head,
    counts,
    ...(waits.length > 0 ? { longestWait: Math.max(...waits) } : {}),
    waitingSince: [...a.waitingSince, ...b.waitingSince].toSorted((x, y) => x - y),
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
