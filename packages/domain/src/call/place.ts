import type { Instant, OperatorId, QueueId } from '../ids.ts'
import type { SkillLevel } from '../operator/membership.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { Timings } from '../timings.ts'
import { isLive, isWaiting, misplaced, type Call } from './call.ts'
import { offerCall } from './offer.ts'

type Gone = 'call-gone' | 'wrong-state'

/** Did the operator's leg fail so soon after the answer that the caller goes back to the front? */
export const legFailedEarly = (call: Call, now: Instant, timings: Timings): boolean =>
  isLive(call) && call.answeredAt !== undefined && now - call.answeredAt <= timings.legFailedReturn

/** The operator's leg failed: the caller stands at the front again, with the wait she had. */
export function reQueueCall(call: Call, now: Instant): Result<Call, Gone> {
  return isLive(call) ? ok({ ...unanswered(call), returnedAt: now }) : refuse(misplaced(call))
}

/**
 * Blind transfer to a queue: the caller stands at its front; what she needs there counts from now.
 * @param by the name of the operator who passes her on
 */
export function transferToQueue(
  call: Call,
  to: { queueId: QueueId; requiredLevel: SkillLevel },
  now: Instant,
  by?: string,
): Result<Call, Gone> {
  if (!isLive(call) || call.party) return refuse(misplaced(call))
  const from = by === undefined ? {} : passedOnBy(call, by)
  return ok({ ...unanswered(call), ...to, ...from, waitingSince: now, returnedAt: now })
}

/** Blind transfer to a colleague: her desk rings; when she does not take it, the call is at the front of its queue. */
export function passOn(call: Call, to: OperatorId, by: string, now: Instant, timings: Timings): Result<Call, Gone> {
  if (!isLive(call) || call.party) return refuse(misplaced(call))
  return offerCall(
    { ...unanswered(call), ...passedOnBy(call, by), waitingSince: now, returnedAt: now },
    to,
    now,
    timings,
  )
}

/**
 * To whom a call goes back that nobody took: to the operator who passed it on, while she still writes her record.
 * @param writing the operators in wrap-up after this very call
 */
export function goesBackTo(call: Call, writing: readonly OperatorId[]): OperatorId | undefined {
  const from = call.transferredBy?.operatorId
  if (from === undefined || from === call.operatorId || call.state !== 'offered') return undefined
  return writing.includes(from) ? from : undefined
}

/** A lead puts a waiting call into another queue; its wait and its place by return go with it. */
export function moveToQueue(
  call: Call,
  queueId: QueueId,
  requiredLevel: SkillLevel = call.requiredLevel,
): Result<Call, Gone> {
  return call.state === 'queued' ? ok({ ...call, queueId, requiredLevel }) : refuse(misplaced(call))
}

/** A lead raises or lowers a waiting call; 0 is normal, higher goes first. */
export function prioritiseCall(call: Call, priority: number): Result<Call, Gone> {
  return isWaiting(call) ? ok({ ...call, priority }) : refuse(misplaced(call))
}

const passedOnBy = ({ operatorId }: Call, name: string): Pick<Call, 'transferredBy'> =>
  operatorId === undefined ? {} : { transferredBy: { operatorId, name, kind: 'blind' } }

function unanswered(call: Call): Call {
  const { operatorId: _operator, answeredAt: _answered, connectedAt: _connected, party: _party, ...rest } = call
  return { ...rest, state: 'queued' }
}
