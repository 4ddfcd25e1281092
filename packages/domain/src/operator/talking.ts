import type { Instant } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { Activity } from './activity.ts'
import type { ChangedBy } from './change.ts'
import { disengage, isOnCall, own, type Operator } from './operator.ts'

type Outcome = Result<Operator, 'wrong-state'>

/** Also when whom she asked is gone: her caller is still on hold. */
export const hold = (operator: Operator, now: Instant, by = own(operator)): Outcome =>
  turn(operator, ['talking', 'consulting'], 'held', now, by)

/** Asks a third party while the caller waits. */
export const consult = (operator: Operator, now: Instant, by = own(operator)): Outcome =>
  turn(operator, ['talking', 'held'], 'consulting', now, by)

/** Back to the caller. */
export const resume = (operator: Operator, now: Instant, by = own(operator)): Outcome =>
  turn(operator, ['held', 'consulting'], 'talking', now, by)

/** She was asked by a colleague and that is over: ready again, without a wrap-up, for the record is not hers. */
export function leaveConsult(
  operator: Operator,
  now: Instant,
  by: ChangedBy = { actor: 'system', cause: 'call' },
): Outcome {
  return operator.activity === 'consulting' ? ok(disengage(operator, 'ready', now, by)) : refuse('wrong-state')
}

/** Her own leg failed just after the answer: busy, so that the next caller does not meet the same silence. */
export function loseLeg(
  operator: Operator,
  now: Instant,
  by: ChangedBy = { actor: 'system', cause: 'link-lost' },
): Outcome {
  return isOnCall(operator) ? ok(disengage(operator, 'busy', now, by)) : refuse('wrong-state')
}

function turn(operator: Operator, from: Activity[], to: Activity, now: Instant, by: ChangedBy): Outcome {
  if (!from.includes(operator.activity)) return refuse('wrong-state')
  return ok({ ...operator, activity: to, since: now, changedBy: by })
}
