import type { Instant } from '@hearline/domain'
import { sql } from 'drizzle-orm'
import { longestStretch } from './facts.ts'
import { floorEvent } from './tables.ts'

const { id, kind, subject, at, arrivedAt, told } = floorEvent

/** An event as facts are made of it. */
export const columns = { id, kind, subject, at, arrivedAt, told }

/** As far from a time may an event lie that ends or begins a stretch in it. */
export const onDesk = sql.raw(`interval '${longestStretch} milliseconds'`)

/** Ids follow time but for transactions side by side: none lasts as long as this. */
export const asLate = sql.raw("interval '1 minute'")

export const instantOf = (ms: Instant) => sql`${new Date(ms).toISOString()}::timestamptz`
