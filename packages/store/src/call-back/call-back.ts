import type { CallBack, CallBackTaken, CallId, OperatorId, QueueId } from '@hearline/domain'
import { and, count, eq, ne, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { present } from '../absent.ts'
import { call } from '../call/tables.ts'
import { liveColumns, type LiveRow } from '../live/kinds.ts'
import type { Db, Tx } from '../store.ts'
import { locked, lockedAt } from '../tx/locked.ts'
import { callback } from './tables.ts'

export type CallBackRow = LiveRow<'callback'>

export function callBackOf(row: CallBackRow): CallBack {
  const { state, reason, missedAt, dueAt, notBefore, tries, taken, outcome } = row
  return present({ state, reason, missedAt, dueAt, notBefore, tries, taken, outcome })
}

const columns = ({ taken, outcome, ...callBack }: CallBack) => ({
  ...callBack,
  taken: taken ?? null,
  // the name of a line that is over stays, for what its switch says of it later
  ...(taken?.line ? { line: taken.line.call } : {}),
  outcome: outcome ?? null,
})

/** For the caller of a call; undefined when her number was withheld or she is to be called already. */
export async function insertCallBack(tx: Tx, id: CallId, fresh: CallBack): Promise<CallBackRow | undefined> {
  const { queueId, hotline, callerMasked, callerIndex } = call
  const [missed] = await tx.db.select({ queueId, hotline, callerMasked, callerIndex }).from(call).where(eq(call.id, id))
  if (!missed?.callerIndex || missed.callerMasked === null) return undefined
  const caller = { callerMasked: missed.callerMasked, callerIndex: missed.callerIndex }
  const about = { callId: id, queueId: missed.queueId, hotline: missed.hotline, ...caller }
  const [row] = await tx.db
    .insert(callback)
    .values({ id: v7(), ...about, ...columns(fresh) })
    .onConflictDoNothing()
    .returning(liveColumns.callback)
  if (row) tx.changed('callback', row)
  return row
}

/** The row, locked. With `skipLocked` a row somebody else is acting on counts as not there. */
export async function lockCallBack(
  tx: Tx,
  id: string,
  how: { skipLocked?: boolean } = {},
): Promise<CallBackRow | undefined> {
  const [found] = await tx.db
    .select({ row: liveColumns.callback, at: lockedAt })
    .from(callback)
    .where(eq(callback.id, id))
    .for('update', how.skipLocked ? { skipLocked: true } : {})
  return locked(tx, found)
}

/** What is still to be done for the caller of this call, locked. */
export async function lockCallBackOf(tx: Tx, id: CallId): Promise<CallBackRow | undefined> {
  const [found] = await tx.db
    .select({ row: liveColumns.callback, at: lockedAt })
    .from(callback)
    .innerJoin(call, eq(call.callerIndex, callback.callerIndex))
    .where(and(eq(call.id, id), ne(callback.state, 'closed')))
    .for('update', { of: callback })
  return locked(tx, found)
}

/** Which call-back a switch calls so, by the last line made for it; `taken` says who has it in hand, and on which line. */
export async function callBackOfLine(
  db: Db,
  line: string,
): Promise<{ id: string; taken: CallBackTaken | null } | undefined> {
  const [row] = await db
    .select({ id: callback.id, taken: callback.taken })
    .from(callback)
    .where(eq(callback.line, line))
  return row
}

/** The lines that are being made or talked on, by their switch's names. */
export async function openLines(db: Db): Promise<string[]> {
  const rows = await db
    .select({ taken: callback.taken })
    .from(callback)
    .where(sql`${callback.state} = 'taken'`)
  return rows.flatMap(({ taken }) => (taken?.line ? [taken.line.call] : []))
}

/** The call-back on whose line she is. */
export async function onLineOf(db: Db, operatorId: OperatorId): Promise<CallBackRow | undefined> {
  const [row] = await db
    .select(liveColumns.callback)
    .from(callback)
    .where(and(sql`${callback.state} = 'taken'`, sql`${callback.taken} ->> 'operatorId' = ${operatorId}`))
  return row?.taken?.line ? row : undefined
}

/** On its locked row. */
export async function writeCallBack(tx: Tx, id: string, after: CallBack): Promise<CallBackRow> {
  const [row] = await tx.db
    .update(callback)
    .set(columns(after))
    .where(eq(callback.id, id))
    .returning(liveColumns.callback)
  if (!row) throw new Error(`call-back ${id} is gone`)
  tx.changed('callback', row)
  return row
}

/** Advisory locks of one kind: the key beside it is a queue's. */
const PACE_LOCK = 6_012

/**
 * How many of a queue are in hand. Whoever asks next waits until this transaction is over, so that of two who take one
 * at the same instant the second counts the first. Ask once the rows to be written are locked.
 */
export async function callBacksInHand(tx: Tx, queueId: QueueId): Promise<number> {
  await tx.db.execute(sql`select pg_advisory_xact_lock(${PACE_LOCK}, hashtext(${queueId}))`)
  const [row] = await tx.db
    .select({ inHand: count() })
    .from(callback)
    // written out, so that every plan may use the index of those that are not over
    .where(and(eq(callback.queueId, queueId), sql`${callback.state} = 'taken'`))
  return row?.inHand ?? 0
}
