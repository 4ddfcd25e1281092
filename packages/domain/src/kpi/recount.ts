import type { Timings } from '../timings.ts'
import { add, noCounts } from './counts.ts'
import { contributionsOf, factKey, type Fact } from './fact.ts'
import { inRowOrder, rowKey, type IntervalRow } from './row.ts'

/** The batch form: the quarters of all facts at once. The newest version of each fact counts, in whatever order. */
export function recount(facts: Iterable<Fact>, timings: Timings): IntervalRow[] {
  const newest = new Map<string, Fact>()
  for (const fact of facts) {
    const key = factKey(fact)
    const known = newest.get(key)
    if (!known || fact.version > known.version) newest.set(key, fact)
  }
  const rows = new Map<string, IntervalRow>()
  for (const fact of newest.values()) {
    for (const { dimension, id, start, addition, waited, waitingSince } of contributionsOf(fact, timings)) {
      const head = { grain: 'quarter', start, dimension, id } as const
      const key = rowKey(head)
      const row = rows.get(key) ?? { ...head, counts: { ...noCounts }, waitingSince: [] }
      rows.set(key, row)
      add(row.counts, addition)
      if (waited !== undefined) row.longestWait = Math.max(row.longestWait ?? 0, waited)
      if (waitingSince !== undefined) row.waitingSince.push(waitingSince)
    }
  }
  for (const row of rows.values()) row.waitingSince.sort((a, b) => a - b)
  return [...rows.values()].toSorted(inRowOrder)
}
