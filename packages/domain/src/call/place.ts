import type { Instant, QueueId } from '../ids.ts'
import type { SkillLevel } from '../operator/membership.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { Timings } from '../timings.ts'
import { isLive, isWaiting, misplaced, type Call } from './call.ts'

type Gone = 'call-gone' | 'wrong-state'

/** Did the operator's leg fail so soon after the answer that the caller goes back to the front? */
export const legFailedEarly = (call: Call, now: Instant, timings: Timings): boolean =>
  isLive(call) && call.answeredAt !== undefined && now - call.answeredAt <= timings.legFailedReturn

/** The operator's leg failed: the caller stands at the front again, with the wait she had. */
export function reQueueCall(call: Call, now: Instant): Result<Call, Gone> {
  return isLive(call) ? ok({ ...unanswered(call), returnedAt: now }) : refuse(misplaced(call))
}

/** Blind transfer to a queue: the caller stands at its front; what she needs there counts from now. */
export function transferToQueue(
  call: Call,
  to: { queueId: QueueId; requiredLevel: SkillLevel },
  now: Instant,
): Result<Call, Gone> {
  return isLive(call) ? ok({ ...unanswered(call), ...to, waitingSince: now, returnedAt: now }) : refuse(misplaced(call))
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

function unanswered(call: Call): Call {
  const { operatorId: _operator, answeredAt: _answered, connectedAt: _connected, ...rest } = call
  return { ...rest, state: 'queued' }
}
