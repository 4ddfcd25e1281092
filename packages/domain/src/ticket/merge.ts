import type { Instant } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { Confidentiality, TicketState } from './state.ts'
import { isEditable, registered, type TicketHead } from './ticket.ts'

/** `callers`: how many it stands for; 1 of its own, and those of every ticket merged into it. */
export type Mergeable = TicketHead & {
  readonly callers: number
  readonly confidentiality: Confidentiality
}
type Both = { ticket: Mergeable; to: Mergeable }

const over: readonly TicketState[] = ['draft', 'closed-direct', 'referred', 'merged', 'closed']

/** Somebody is to do something about it still. */
export const isUnderway = ({ state }: Pick<TicketHead, 'state'>): boolean => !over.includes(state)

/**
 * Closes a ticket as merged into another one about the same matter, which stands for its caller from now on. Nothing
 * has to be filled in: the other ticket says it.
 * `sealed`: a sealed ticket stays alone. `target-closed`: the other one is over, or is this very one.
 */
export function attach(
  ticket: Mergeable,
  to: Mergeable,
  number: string,
  now: Instant,
): Result<Both, 'wrong-state' | 'sealed' | 'target-closed'> {
  if (!isEditable(ticket)) return refuse('wrong-state')
  if (ticket.confidentiality === 'sealed' || to.confidentiality === 'sealed') return refuse('sealed')
  if (to.id === ticket.id || !isUnderway(to)) return refuse('target-closed')
  const merged = { ...ticket, ...registered(ticket, number, now), state: 'merged' as const, closedAt: now }
  return ok({ ticket: { ...merged, mergedInto: to.id }, to: { ...to, callers: to.callers + ticket.callers } })
}

/** Takes a merge back: the ticket is what it was, under the number it got. `too-late`: the other one is over. */
export function detach(
  ticket: Mergeable,
  to: Mergeable,
  from: 'draft' | 'registered',
): Result<Both, 'wrong-state' | 'too-late'> {
  if (ticket.state !== 'merged' || ticket.mergedInto !== to.id) return refuse('wrong-state')
  if (!isUnderway(to)) return refuse('too-late')
  const { mergedInto: _into, closedAt: _closed, ...rest } = ticket
  return ok({ ticket: { ...rest, state: from }, to: { ...to, callers: to.callers - ticket.callers } })
}
