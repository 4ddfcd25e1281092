import type { CallId } from '@hearline/domain'
import { bigint, index, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, instant } from '../columns.ts'

/** A switch, and the counter that numbers its instructions within the transaction that makes them. */
export const telephonySwitch = pgTable('switch', {
  id: text().primaryKey(),
  boot: text(),
  abilities: text().array().notNull(),
  instructionN: bigint({ mode: 'number' }).notNull().default(0),
  /** Raised by every new instruction stream: the newest wins, on whichever hub it hangs. */
  streamGeneration: integer().notNull().default(0),
  upAt: instant(),
})

/** Every event of a switch, once; the body is encrypted, for it may hold numbers. */
export const ctiEvent = pgTable(
  'cti_event',
  {
    switchId: text().notNull(),
    id: uuid().notNull(),
    n: bigint({ mode: 'number' }).notNull(),
    type: text().notNull(),
    receivedAt: instant().notNull(),
    status: integer().notNull(),
    outcome: text().notNull(),
    sealed: bytea(),
    key: smallint(),
  },
  (t) => [primaryKey({ columns: [t.switchId, t.id] }), index('cti_event_received').on(t.receivedAt)],
)

/** A switch's own name of a call, and which of ours it is. */
export const switchCall = pgTable(
  'switch_call',
  { switchId: text().notNull(), name: text().notNull(), callId: uuid().$type<CallId>().notNull() },
  (t) => [primaryKey({ columns: [t.switchId, t.name] })],
)

/** What the hub told a switch: sent at least once, resumed by `n`. */
export const instruction = pgTable(
  'instruction',
  {
    switchId: text().notNull(),
    n: bigint({ mode: 'number' }).notNull(),
    id: uuid().notNull(),
    /** Absent for a call only the switch knew. */
    callId: uuid().$type<CallId>(),
    switchCall: text().notNull(),
    fence: integer().notNull(),
    body: jsonb().notNull(),
    expiresAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.switchId, t.n] })],
)
