import type { Instant } from '@hearline/domain'
import { bigint, customType, jsonb } from 'drizzle-orm/pg-core'

/** `timestamptz` as milliseconds since epoch. */
export const instant = customType<{ data: Instant; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  toDriver: (ms) => new Date(ms).toISOString(),
  fromDriver: (text) => new Date(text).getTime(),
})

/** 64-bit transaction id, kept as text: it is compared in SQL only. */
export const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' })

/** Words to be searched, as `array_to_tsvector` and `to_tsvector` give them. */
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** Columns of every live row; a trigger sets both on each insert and update, so even a hand-typed UPDATE is news. */
export const live = {
  version: bigint({ mode: 'number' }).notNull().default(1),
  changedXid: xid8().notNull().default('0'),
}

export type Names = { zh: string; en: string }
export const names = () => jsonb().$type<Names>()
