import type { Instant } from '../ids.ts'

/** What was promised to a caller. */
export type CallerPromise = { dueAt: Instant; keptAt?: Instant }

/** In the order of concern: what is not kept yet, the earliest due first; then what was kept, the latest first. */
export function byConcern(a: CallerPromise, b: CallerPromise): number {
  if (a.keptAt !== undefined && b.keptAt !== undefined) return b.keptAt - a.keptAt
  if (a.keptAt !== undefined || b.keptAt !== undefined) return a.keptAt === undefined ? -1 : 1
  return a.dueAt - b.dueAt
}
