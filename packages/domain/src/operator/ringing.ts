import type { CallId, Instant } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { ChangedBy } from './change.ts'
import { disengage, isReady, own, type Operator } from './operator.ts'

/** Routing chose her: the desk rings. */
export function takeOffer(
  operator: Operator,
  callId: CallId,
  now: Instant,
  by: ChangedBy = { actor: 'system', cause: 'routing' },
): Result<Operator, 'not-ready'> {
  if (!isReady(operator)) return refuse('not-ready')
  return ok({ ...operator, activity: 'offered', callId, since: now, changedBy: by })
}

/** She answered the call that rings; `consulting` when a colleague asks her. */
export function answer(
  operator: Operator,
  callId: CallId,
  now: Instant,
  how: { as?: 'talking' | 'consulting'; by?: ChangedBy } = {},
): Result<Operator, 'wrong-state' | 'not-your-call'> {
  if (operator.activity !== 'offered') return refuse('wrong-state')
  if (operator.callId !== callId) return refuse('not-your-call')
  const { as = 'talking', by = own(operator) } = how
  return ok({ ...operator, activity: as, since: now, changedBy: by })
}

/** The call she passed on comes back, for nobody took it: it rings again at her desk, and her wrap-up is broken off. */
export function takeBack(operator: Operator, callId: CallId, now: Instant): Result<Operator, 'wrong-state'> {
  if (operator.activity !== 'wrap-up' || operator.callId !== callId) return refuse('wrong-state')
  const { wrapUp: _wrapUp, ...rest } = operator
  return ok({ ...rest, activity: 'offered', since: now, changedBy: { actor: 'system', cause: 'call' } })
}

/** She declined: busy, with the reason in `by`; a pending next availability comes first. */
export function returnOffer(operator: Operator, now: Instant, by = own(operator)): Result<Operator, 'wrong-state'> {
  return operator.activity === 'offered' ? ok(disengage(operator, 'busy', now, by)) : refuse('wrong-state')
}

/**
 * It rang out: busy, cause `no-answer`. When the timer itself came late nobody is punished: ready as before, cause
 * `system`.
 * @param late what `firedLate` says of the ring timer
 */
export function missOffer(operator: Operator, late: boolean, now: Instant): Result<Operator, 'wrong-state'> {
  if (late) return dropOffer(operator, now, { actor: 'system', cause: 'system' })
  return returnOffer(operator, now, { actor: 'system', cause: 'no-answer' })
}

/** The offer vanished without her doing (the caller hung up): ready again, idle since before. */
export function dropOffer(
  operator: Operator,
  now: Instant,
  by: ChangedBy = { actor: 'system', cause: 'call' },
): Result<Operator, 'wrong-state'> {
  if (operator.activity !== 'offered') return refuse('wrong-state')
  return ok({ ...disengage(operator, 'ready', now, by), idleSince: operator.idleSince })
}
