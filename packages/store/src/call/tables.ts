import {
  callOutcomes,
  callStates,
  type CallId,
  type EngagementId,
  type CareFlag,
  type OperatorId,
  type Party,
  type QueueId,
  type SkillLevel,
  type TicketId,
  type TransferredBy,
} from '@hearline/domain'
import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytea, instant, live } from '../columns.ts'

/** One contact by telephone. Range-partitioned by its UUIDv7 id, yearly. */
export const call = pgTable(
  'call',
  {
    id: uuid().$type<CallId>().primaryKey(),
    ...live,
    state: text({ enum: callStates }).notNull(),
    outcome: text({ enum: callOutcomes }),
    queueId: text().$type<QueueId>().notNull(),
    hotline: text().notNull(),
    language: text(),
    priority: integer().notNull().default(0),
    requiredLevel: smallint().$type<SkillLevel>().notNull().default(1),
    operatorId: uuid().$type<OperatorId>(),
    fence: integer().notNull().default(0),
    leaseEndsAt: instant(),
    /** Database time of receipt, never moved by a kept place. */
    arrivedAt: instant().notNull(),
    waitingSince: instant().notNull(),
    returnedAt: instant(),
    overflowed: boolean().notNull().default(false),
    answeredAt: instant(),
    connectedAt: instant(),
    endedAt: instant(),
    endCause: text(),
    ticketId: uuid().$type<TicketId>(),
    /** Whom the operator asked; an outside number is masked. */
    party: jsonb().$type<Party>(),
    transferredBy: jsonb().$type<TransferredBy>(),
    switchId: text().notNull(),
    switchCall: text().notNull(),
    /** The caller's number: masked form, ciphertext with its key version, blind index. All absent when withheld. */
    callerMasked: text(),
    callerSealed: bytea(),
    callerKey: smallint(),
    callerIndex: bytea(),
  },
  (t) => [
    index('call_changed').on(t.changedXid),
    index('call_open')
      .on(t.queueId, t.waitingSince)
      .where(sql`${t.state} not in ('closed', 'abandoned')`),
    index('call_caller').on(t.callerIndex, t.arrivedAt),
    index('call_arrived').on(t.arrivedAt),
  ],
)

/** Who holds a call: offer, talk, consult and wrap-up in one table, whose partial unique indexes have the last word. */
export const engagement = pgTable(
  'engagement',
  {
    id: uuid().$type<EngagementId>().primaryKey(),
    callId: uuid().$type<CallId>().notNull(),
    /** The second call of a consult. */
    otherCallId: uuid().$type<CallId>(),
    operatorId: uuid().$type<OperatorId>().notNull(),
    fence: integer().notNull(),
    state: text({ enum: ['offered', 'talking', 'held', 'consulting', 'wrap-up', 'ended'] }).notNull(),
    leaseEndsAt: instant(),
    startedAt: instant().notNull(),
    answeredAt: instant(),
    /** How long the caller had waited when she answered, ms; 0 for one she took over. */
    waitedMs: integer(),
    talkEndedAt: instant(),
    endedAt: instant(),
    endCause: text(),
    /** Why the call went there: rule, waits, candidates. */
    why: jsonb(),
  },
  (t) => [
    uniqueIndex('engagement_one_offer_a_call')
      .on(t.callId)
      .where(sql`${t.state} = 'offered'`),
    uniqueIndex('engagement_one_open_an_operator')
      .on(t.operatorId)
      .where(sql`${t.state} <> 'ended'`),
    uniqueIndex('engagement_fence').on(t.callId, t.fence),
    index('engagement_operator').on(t.operatorId, t.startedAt),
  ],
)

/** What an operator should know of a caller, by the blind index of her number. */
export const careFlag = pgTable(
  'care_flag',
  { callerIndex: bytea().notNull(), flag: text().$type<CareFlag>().notNull() },
  (t) => [primaryKey({ columns: [t.callerIndex, t.flag] })],
)

/** What was promised to a caller, encrypted, by the blind index of her number. */
export const callerPromise = pgTable(
  'caller_promise',
  {
    id: uuid().primaryKey(),
    callerIndex: bytea().notNull(),
    ticketId: uuid().$type<TicketId>().notNull(),
    sealed: bytea().notNull(),
    key: smallint().notNull(),
    dueAt: instant().notNull(),
    madeBy: uuid().$type<OperatorId>().notNull(),
    madeAt: instant().notNull(),
    keptAt: instant(),
    keptBy: text(),
  },
  (t) => [index('caller_promise_caller').on(t.callerIndex, t.dueAt)],
)
