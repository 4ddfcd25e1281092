import {
  activities,
  availabilities,
  type BreakRequest,
  type CallId,
  type ChangedBy,
  type DayFigures,
  type GroupId,
  type Hand,
  type Membership,
  type Monitor,
  type Move,
  type NextAvailability,
  type NoticeCode,
  type OperatorId,
  type QueueId,
  type TicketId,
} from '@hearline/domain'
import { boolean, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant, live, names } from '../columns.ts'

export const group = pgTable('group', {
  id: text().$type<GroupId>().primaryKey(),
  name: names().notNull(),
  leadUsername: text(),
})

/** One seat-holder of the floor: availability, activity, and whatever the screens show of them. */
export const operator = pgTable(
  'operator',
  {
    id: uuid().$type<OperatorId>().primaryKey(),
    ...live,
    username: text().notNull().unique(),
    name: text().notNull(),
    groupId: text().$type<GroupId>().notNull(),
    availability: text({ enum: availabilities }).notNull().default('signed-out'),
    activity: text({ enum: activities }).notNull().default('idle'),
    since: instant().notNull(),
    /** When last without a call: the longest idle gets the next one. */
    idleSince: instant().notNull(),
    nextAvailability: jsonb().$type<NextAvailability>(),
    queues: jsonb().$type<Membership[]>().notNull(),
    /** Moves of her seat in force, the newest last, and when the first of them ends. */
    moves: jsonb().$type<Move[]>(),
    moveEndsAt: instant(),
    hand: jsonb().$type<Hand>(),
    breakRequest: jsonb().$type<BreakRequest>(),
    monitor: jsonb().$type<Monitor>(),
    callId: uuid().$type<CallId>(),
    wrapUpEndsAt: instant(),
    wrapUpExtensions: integer().notNull().default(0),
    /** When a granted break or training ends. */
    until: instant(),
    changedBy: jsonb().$type<ChangedBy>().notNull(),
    /** What she has done on the day it names. */
    day: jsonb().$type<DayFigures>(),
  },
  (t) => [index('operator_changed').on(t.changedXid), index('operator_group').on(t.groupId)],
)

/** One move of seats as it was made; whom it still moves stands on the operators' rows. */
export const move = pgTable('move', {
  id: uuid().primaryKey(),
  actor: text().notNull(),
  at: instant().notNull(),
  operatorIds: jsonb().$type<OperatorId[]>().notNull(),
  queues: jsonb().$type<QueueId[]>().notNull(),
  until: instant(),
  undoneAt: instant(),
  undoneBy: text(),
})

/** A seat session, written on connect and loss only; present = `state` present and the hub's lease valid. */
export const seat = pgTable(
  'seat',
  {
    operatorId: uuid().$type<OperatorId>().primaryKey(),
    ...live,
    hubId: uuid().notNull(),
    socketId: text().notNull(),
    state: text({ enum: ['present', 'silent', 'closed'] }).notNull(),
    since: instant().notNull(),
  },
  (t) => [index('seat_changed').on(t.changedXid), index('seat_hub').on(t.hubId)],
)

/** A message to an operator, or to the leads of a group, that stays until read. */
export const notice = pgTable(
  'notice',
  {
    id: uuid().primaryKey(),
    ...live,
    operatorId: uuid().$type<OperatorId>(),
    groupId: text().$type<GroupId>(),
    from: text().notNull(),
    /** Of one that a person wrote: her account, by username; `from` is only her name. */
    author: text(),
    text: text().notNull(),
    at: instant().notNull(),
    mustRead: boolean().notNull().default(false),
    /** Of a notice of the system: what it is about, for each screen to say in its own words. */
    code: text().$type<NoticeCode>(),
    details: jsonb().$type<Record<string, string>>(),
    callId: uuid().$type<CallId>(),
    ticketId: uuid().$type<TicketId>(),
    readAt: instant(),
  },
  (t) => [index('notice_changed').on(t.changedXid)],
)
