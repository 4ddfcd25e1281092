import { isReady, type CallId, type OperatorId, type Seat, type WaitingCall } from '@hearline/domain'
import { callOf } from '@hearline/store'
import type { FloorView } from '../floor/model.ts'

/** Calls and operators of offers that are being committed: routing must not use them twice. */
export type InFlight = { readonly calls: ReadonlySet<CallId>; readonly operators: ReadonlySet<OperatorId> }

export function waitingCalls(floor: FloorView, { calls }: InFlight): WaitingCall[] {
  const waiting: WaitingCall[] = []
  for (const row of floor.calls.values()) {
    if (row.state === 'queued' && !calls.has(row.id)) waiting.push(callOf(row))
  }
  return waiting
}

/** Who may be given a call: ready, idle, at a desk that proves to be alive. */
export function freeSeats(floor: FloorView, { operators }: InFlight): Seat[] {
  const seats: Seat[] = []
  for (const row of floor.operators.values()) {
    if (!isReady(row) || operators.has(row.id) || !floor.isPresent(row.id)) continue
    seats.push({ operatorId: row.id, idleSince: row.idleSince, queues: row.queues })
  }
  return seats
}
