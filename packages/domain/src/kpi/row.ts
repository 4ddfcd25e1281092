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
    const { dimension, id } = row
    const head = { grain, start: intervalStart(row.start, grain), dimension, id }
    const key = rowKey(head)
    let sum = sums.get(key)
    if (!sum) sums.set(key, (sum = { ...head, counts: { ...noCounts }, waitingSince: [] }))
    add(sum.counts, row.counts)
    sum.waitingSince.push(...row.waitingSince)
    if (row.longestWait !== undefined) sum.longestWait = Math.max(sum.longestWait ?? 0, row.longestWait)
  }
  for (const { waitingSince } of sums.values()) waitingSince.sort((a, b) => a - b)
  return [...sums.values()].toSorted(inRowOrder)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
