import { roles, type GroupId, type OperatorId } from '@hearline/domain'
import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { instant, live } from '../columns.ts'

const at = () => timestamp({ withTimezone: true, mode: 'date' })

/** Accounts in the auth library's own shape; what Hearline adds stands below the gap. */
export const person = pgTable('person', {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: boolean().notNull().default(false),
  image: text(),
  createdAt: at().notNull().defaultNow(),
  updatedAt: at().notNull().defaultNow(),
  username: text().notNull().unique(),
  displayUsername: text(),

  role: text({ enum: roles }).notNull(),
  operatorId: uuid().$type<OperatorId>(),
  groupId: text().$type<GroupId>(),
  unitCode: text(),
})

/** A sign-in. Live, so that a revocation travels as news; deleting one revokes it instead. */
export const session = pgTable(
  'session',
  {
    id: text().primaryKey(),
    ...live,
    token: text().notNull().unique(),
    userId: text().notNull(),
    expiresAt: at().notNull(),
    createdAt: at().notNull().defaultNow(),
    updatedAt: at().notNull().defaultNow(),
    ipAddress: text(),
    userAgent: text(),
    revokedAt: instant(),
  },
  (t) => [index('session_changed').on(t.changedXid), index('session_user').on(t.userId)],
)

export const account = pgTable(
  'account',
  {
    id: text().primaryKey(),
    accountId: text().notNull(),
    providerId: text().notNull(),
    userId: text().notNull(),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: at(),
    refreshTokenExpiresAt: at(),
    scope: text(),
    password: text(),
    createdAt: at().notNull().defaultNow(),
    updatedAt: at().notNull().defaultNow(),
  },
  (t) => [index('account_user').on(t.userId)],
)

export const verification = pgTable('verification', {
  id: text().primaryKey(),
  identifier: text().notNull(),
  value: text().notNull(),
  expiresAt: at().notNull(),
  createdAt: at().notNull().defaultNow(),
  updatedAt: at().notNull().defaultNow(),
})

/** A screen that asks to be let in, in the auth library's own shape; who may approve it reckons by `createdAt`. */
export const deviceCode = pgTable('device_code', {
  id: text().primaryKey(),
  deviceCode: text().notNull().unique(),
  userCode: text().notNull().unique(),
  userId: text(),
  expiresAt: at().notNull(),
  status: text().notNull(),
  lastPolledAt: at(),
  pollingInterval: integer(),
  clientId: text(),
  scope: text(),

  createdAt: instant()
    .notNull()
    .default(sql`now()`),
})

/** Append-only: who revealed, forced or ended what, and why. */
export const audit = pgTable(
  'audit',
  {
    id: uuid().primaryKey(),
    at: instant().notNull(),
    actor: text().notNull(),
    act: text().notNull(),
    subject: text().notNull(),
    reason: text(),
  },
  (t) => [index('audit_subject').on(t.subject, t.at)],
)
