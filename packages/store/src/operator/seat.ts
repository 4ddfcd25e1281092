import type { OperatorId } from '@hearline/domain'
import { and, eq, notInArray, sql } from 'drizzle-orm'
import { hub } from '../hub/tables.ts'
import type { LiveRow } from '../live/kinds.ts'
import type { Tx } from '../store.ts'
import type { Db } from '../tx/database.ts'
import { seat } from './tables.ts'

export type SeatRow = LiveRow<'seat'>

/** The newest desk wins: whoever had the seat before has lost it. */
export async function takeSeat(
  tx: Tx,
  desk: { operatorId: OperatorId; hubId: string; socketId: string },
): Promise<SeatRow> {
  const held = { hubId: desk.hubId, socketId: desk.socketId, state: 'present', since: tx.now } as const
  const [row] = await tx.db
    .insert(seat)
    .values({ operatorId: desk.operatorId, ...held })
    .onConflictDoUpdate({ target: seat.operatorId, set: held })
    .returning()
  if (!row) throw new Error(`seat of ${desk.operatorId} was not taken`)
  tx.changed('seat', row)
  return row
}

/** Writes the state of the seat, if this socket still holds it; undefined when another desk has taken it or it is closed. */
export async function markSeat(
  tx: Tx,
  desk: { operatorId: OperatorId; socketId: string },
  state: SeatRow['state'],
): Promise<SeatRow | undefined> {
  // whoever judges late must not open again what was closed
  const gone: SeatRow['state'][] = ['closed', state]
  const [row] = await tx.db
    .update(seat)
    .set({ state, since: tx.now })
    .where(and(eq(seat.operatorId, desk.operatorId), eq(seat.socketId, desk.socketId), notInArray(seat.state, gone)))
    .returning()
  if (row) tx.changed('seat', row)
  return row
}

/** Seats whose hub no longer renews its lease fall silent. */
export async function silenceOrphans(tx: Tx): Promise<SeatRow[]> {
  const alive = tx.db
    .select({ id: hub.id })
    .from(hub)
    .where(sql`${hub.leaseEndsAt} > now()`)
  const rows = await tx.db
    .update(seat)
    .set({ state: 'silent', since: tx.now })
    .where(and(eq(seat.state, 'present'), notInArray(seat.hubId, alive)))
    .returning()
  for (const row of rows) tx.changed('seat', row)
  return rows
}

/** May the operator be given a call, as far as her desk goes: a present seat on a hub whose lease is valid. */
export async function isSeatPresent(db: Db, operatorId: OperatorId): Promise<boolean> {
  const rows = await db
    .select({ one: sql`1` })
    .from(seat)
    .innerJoin(hub, eq(hub.id, seat.hubId))
    .where(and(eq(seat.operatorId, operatorId), eq(seat.state, 'present'), sql`${hub.leaseEndsAt} > clock_timestamp()`))
  return rows.length > 0
}
