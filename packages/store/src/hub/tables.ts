import { bigint, boolean, check, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { instant } from '../columns.ts'

/** A running hub (one boot) and the lease it renews each second. */
export const hub = pgTable('hub', {
  id: uuid().primaryKey(),
  address: text().notNull(),
  startedAt: instant().notNull(),
  leaseEndsAt: instant().notNull(),
})

/** The one row of who routes; its fence is checked inside every offer. */
export const routingLease = pgTable(
  'routing_lease',
  {
    one: boolean().primaryKey().default(true),
    hubId: uuid(),
    fence: bigint({ mode: 'number' }).notNull().default(0),
    leaseEndsAt: instant().notNull(),
  },
  (t) => [check('routing_lease_one', sql`${t.one}`)],
)

/** Settings of the whole centre: `timings`, `storm`, `break-share`. */
export const setting = pgTable('setting', { name: text().primaryKey(), value: jsonb().notNull() })

/** Raised by the restore command: with the system identifier it makes the data epoch. */
export const restoreMark = pgTable(
  'restore_mark',
  { one: boolean().primaryKey().default(true), mark: integer().notNull().default(0) },
  (t) => [check('restore_mark_one', sql`${t.one}`)],
)
