import type { Instant } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { ChangedBy } from './change.ts'
import { isOnCall, isSignedIn, own, type Operator } from './operator.ts'

/** A seat session begins: busy, so that nobody gets a call before she asks for one. */
export function signIn(operator: Operator, now: Instant, by = own(operator)): Result<Operator, 'wrong-state'> {
  if (isSignedIn(operator)) return refuse('wrong-state')
  return ok({ ...operator, availability: 'busy', activity: 'idle', since: now, idleSince: now, changedBy: by })
}

/** A seat session ends. A live call ends first (`on-call`), an offer is returned first (`wrong-state`). */
export function signOut(
  operator: Operator,
  now: Instant,
  by: ChangedBy = own(operator),
): Result<Operator, 'no-seat' | 'on-call' | 'wrong-state'> {
  if (!isSignedIn(operator)) return refuse('no-seat')
  if (isOnCall(operator)) return refuse('on-call')
  if (operator.activity === 'offered') return refuse('wrong-state')
  const { nextAvailability: _next, callId: _call, wrapUp: _wrapUp, until: _until, ...others } = operator
  const { hand: _hand, breakRequest: _request, monitor: _monitor, ...rest } = others
  return ok({ ...rest, availability: 'signed-out', activity: 'idle', since: now, changedBy: by })
}
