import type { Instant } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { ChangedBy } from './change.ts'
import { chooseAvailability } from './choice.ts'
import { isSignedIn, own, type Operator } from './operator.ts'

/** A break outside the quota that an operator asks a lead for. */
export type BreakRequest = { at: Instant; minutes?: number; reason?: string }

/** Asked again it is the newer wish with the older time; any other choice of hers takes it back. */
export function requestBreak(
  operator: Operator,
  wish: Omit<BreakRequest, 'at'>,
  now: Instant,
): Result<Operator, 'no-seat'> {
  if (!isSignedIn(operator)) return refuse('no-seat')
  return ok({ ...operator, breakRequest: { ...wish, at: operator.breakRequest?.at ?? now } })
}

/**
 * A lead grants it, outside the quota, or refuses it and nothing else changes. Granted while she is engaged it comes
 * after wrap-up, as her own wish, so that she may still change her mind.
 * @param talks whether she talks to somebody she called back
 */
export function answerBreak(
  operator: Operator,
  granted: boolean,
  now: Instant,
  by: ChangedBy,
  talks = false,
): Result<Operator, 'wrong-state'> {
  const { breakRequest: wish, ...rest } = operator
  if (!wish) return refuse('wrong-state')
  if (!granted) return ok(rest)
  const { at: _at, ...asked } = wish
  const who = operator.activity === 'idle' && !talks ? by : own(operator, wish.reason)
  const chosen = chooseAvailability(rest, { availability: 'break', ...asked }, true, now, who, talks)
  return chosen.ok ? chosen : refuse('wrong-state')
}
