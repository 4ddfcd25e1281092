import type { Instant, Millis } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { TicketState } from './state.ts'
import type { TicketHead } from './ticket.ts'

/** What was done last: from which state, when, and whether by the author. `acted`: somebody did something with it since. */
export type LastAct = {
  readonly from: 'draft' | 'registered'
  readonly at: Instant
  readonly acted: boolean
}

const undoable: readonly TicketState[] = ['registered', 'closed-direct', 'pending-dispatch']

/**
 * Takes back a registration, a direct answer or a submission: the ticket is what it was before, under the number and
 * the date it got. A referral is not taken back: its caller was told.
 */
export function reopen(
  ticket: TicketHead,
  last: LastAct,
  window: Millis,
  now: Instant,
): Result<TicketHead, 'wrong-state' | 'too-late'> {
  if (!undoable.includes(ticket.state) || ticket.state === last.from) return refuse('wrong-state')
  if (last.acted || now - last.at > window) return refuse('too-late')
  const { submittedAt: _submitted, closedAt: _closed, ...rest } = ticket
  return ok({ ...rest, state: last.from })
}
