import type { Instant } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { Timings } from '../timings.ts'
import type { ChangedBy } from './change.ts'
import { disengage, isOnCall, own, type Operator } from './operator.ts'

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
