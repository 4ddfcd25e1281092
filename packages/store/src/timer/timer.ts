import type { Instant, Millis } from '@hearline/domain'
import { and, eq, lte, min, notInArray, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Tx } from '../store.ts'
import type { Db } from '../tx/database.ts'
import { timer, type TimerKind } from './tables.ts'

export type TimerRow = typeof timer.$inferSelect
export type TimerKey = { kind: TimerKind; subject: string }

/** The database's clock as a column: what is late is decided there. */
const clock = sql`clock_timestamp()`

/** Sets the one timer of this kind and subject, whatever it stood at. */
export async function setTimer(tx: Tx, key: TimerKey, dueAt: Instant, fence?: number): Promise<void> {
  const at = { dueAt, fence: fence ?? null }
  await tx.db
    .insert(timer)
    .values({ id: v7(), ...key, ...at })
    .onConflictDoUpdate({ target: [timer.kind, timer.subject], set: at })
}

export async function dropTimer(tx: Tx, key: TimerKey): Promise<void> {
  await tx.db.delete(timer).where(and(eq(timer.kind, key.kind), eq(timer.subject, key.subject)))
}

/** Timers whose time has come, the longest overdue first. */
export function dueTimers(db: Db, limit: number, except: readonly string[] = []): Promise<TimerRow[]> {
  return db
    .select()
    .from(timer)
    .where(and(lte(timer.dueAt, clock), notIn(except)))
    .orderBy(timer.dueAt)
    .limit(limit)
}

/** Removes a due timer for the transaction that brings its effect; undefined when another hub has it or it was moved. */
export async function takeTimer(tx: Tx, id: string): Promise<TimerRow | undefined> {
  const [row] = await tx.db
    .select()
    .from(timer)
    .where(and(eq(timer.id, id), lte(timer.dueAt, clock)))
    .for('update', { skipLocked: true })
  if (row) await tx.db.delete(timer).where(eq(timer.id, id))
  return row
}

/** How long until the next timer is due (0 or less: now), by the database's clock; undefined while there is none. */
export async function nextTimerIn(db: Db, except: readonly string[] = []): Promise<Millis | undefined> {
  const wait = sql<string | null>`extract(epoch from ${min(timer.dueAt)} - ${clock}) * 1000`
  const [row] = await db.select({ wait }).from(timer).where(notIn(except))
  return row?.wait == null ? undefined : Number(row.wait)
}

const notIn = (ids: readonly string[]) => (ids.length > 0 ? notInArray(timer.id, [...ids]) : undefined)
