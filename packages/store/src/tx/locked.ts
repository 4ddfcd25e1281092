import type { Instant } from '@hearline/domain'
import { sql } from 'drizzle-orm'
import type { Tx } from '../store.ts'

/**
 * The clock beside a row selected `for update`. When somebody else changed the row while we waited, Postgres computes
 * it anew with the row, so it is not before that change.
 */
export const lockedAt = sql<Instant>`floor(extract(epoch from clock_timestamp()) * 1000)`.mapWith(Number)

/** The locked row without its clock, which the transaction takes over. */
export function locked<Row extends object>(tx: Tx, found: { row: Row; at: Instant } | undefined): Row | undefined {
  if (found) tx.reached(found.at)
  return found?.row
}
