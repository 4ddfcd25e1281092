import type { CallId, Instant } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'
import { breakLength, type Timings } from '../timings.ts'
import type { ChangedBy } from './change.ts'
import { disengage, isOnCall, isSignedIn, own, type NextAvailability, type Operator } from './operator.ts'

export const maxWrapUpExtensions = 2

/** The talk is over; the operator finishes her record. */
export function beginWrapUp(
  operator: Operator,
  now: Instant,
  timings: Timings,
  by: ChangedBy = { actor: 'system', cause: 'call' },
): Result<Operator, 'wrong-state'> {
  if (!isOnCall(operator)) return refuse('wrong-state')
  const wrapUp = { endsAt: now + timings.wrapUp, extensions: 0 }
  const { monitor: _monitor, ...rest } = operator
  return ok({ ...rest, activity: 'wrap-up', wrapUp, since: now, changedBy: by })
}

/** What she is instead of ready, to be that again later; a break begins anew then, with its whole length. */
export function standingOf(
  { availability, since, until, changedBy: by }: Operator,
  timings: Timings,
): NextAvailability | undefined {
  if (availability === 'signed-out' || availability === 'ready') return undefined
  const length =
    until === undefined ? {} : { minutes: Math.max(1, Math.round((until - since) / breakLength(1, timings))) }
  if (by.cause === 'lead') return { availability, ...length, by }
  return { availability, ...length, ...(by.cause === 'own' && by.reason !== undefined ? { reason: by.reason } : {}) }
}

/**
 * She called somebody back and that is over: she finishes her record as after any call. Afterwards she is what she
 * asked for while she talked, or what she was.
 * @param callId the call that was missed
 * @param before what she was before she took it in hand, or has chosen since; ready when absent
 */
export function wrapUpCallBack(
  operator: Operator,
  callId: CallId,
  now: Instant,
  timings: Timings,
  before?: NextAvailability,
): Result<Operator, 'wrong-state'> {
  const { until: _until, ...rest } = operator
  if (operator.activity !== 'idle' || !isSignedIn(operator)) return refuse('wrong-state')
  const engaged = { availability: 'ready', activity: 'wrap-up', callId, since: now } as const
  const wrapUp = { endsAt: now + timings.wrapUp, extensions: 0 }
  const changedBy: ChangedBy = { actor: 'system', cause: 'call' }
  const next = operator.nextAvailability ?? before
  return ok({ ...rest, ...engaged, wrapUp, changedBy, ...(next ? { nextAvailability: next } : {}) })
}

/** More time, at most twice; it is added to the end that stands. */
export function extendWrapUp(
  operator: Operator,
  _now: Instant,
  timings: Timings,
  by = own(operator),
): Result<Operator, 'wrong-state' | 'no-extensions-left'> {
  if (!operator.wrapUp) return refuse('wrong-state')
  const { endsAt, extensions } = operator.wrapUp
  if (extensions >= maxWrapUpExtensions) return refuse('no-extensions-left')
  const wrapUp = { endsAt: endsAt + timings.wrapUpExtension, extensions: extensions + 1 }
  return ok({ ...operator, wrapUp, changedBy: by })
}

/** Done: what she asked for while she was engaged, else ready. */
export function finishWrapUp(operator: Operator, now: Instant, by = own(operator)): Result<Operator, 'wrong-state'> {
  return operator.activity === 'wrap-up' ? ok(disengage(operator, 'ready', now, by)) : refuse('wrong-state')
}

/**
 * The time ran out: busy, cause `overrun`. When the timer itself came late it counts as finished, cause `system`.
 * @param late what `firedLate` says of the wrap-up timer
 */
export function overrunWrapUp(operator: Operator, late: boolean, now: Instant): Result<Operator, 'wrong-state'> {
  if (late) return finishWrapUp(operator, now, { actor: 'system', cause: 'system' })
  if (operator.activity !== 'wrap-up') return refuse('wrong-state')
  return ok(disengage(operator, 'busy', now, { actor: 'system', cause: 'overrun' }))
}
