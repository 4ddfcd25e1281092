import type { Instant } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'
import { isLive, isWaiting, misplaced, type Call } from './call.ts'

type Gone = 'call-gone' | 'wrong-state'

/** Causes by which the line or the switch, and not the caller, ended a call. */
const cutOffCauses = ['line-lost', 'switch-lost', 'error'] as const

export const isCutOff = (cause: string): boolean => (cutOffCauses as readonly string[]).includes(cause)

/** The caller hung up before anybody answered. */
export function abandonCall(call: Call, now: Instant): Result<Call, Gone> {
  if (!isWaiting(call)) return refuse(misplaced(call))
  const { operatorId: _operator, leaseEndsAt: _lease, ...rest } = call
  return ok({ ...rest, state: 'abandoned', endedAt: now })
}

/** Either side hung up: the talk is over, the record is not. */
export function endCall(call: Call, now: Instant): Result<Call, Gone> {
  if (!isLive(call)) return refuse(misplaced(call))
  const { party: _party, ...rest } = call
  return ok({ ...rest, state: 'wrap-up', endedAt: now })
}

/** The record is finished too. */
export function closeCall(call: Call): Result<Call, Gone> {
  if (call.state !== 'wrap-up') return refuse(misplaced(call))
  return ok({ ...call, state: 'closed', outcome: 'answered' })
}

/** The caller went to a number outside; her operator still has her own wrap-up. */
export function transferOut(call: Call, now: Instant): Result<Call, Gone> {
  if (!isLive(call)) return refuse(misplaced(call))
  const { party: _party, ...rest } = call
  return ok({ ...rest, state: 'closed', outcome: 'transferred-out', endedAt: now })
}

/** The line or the switch lost it while it waited. A talk that is cut off was answered and ends like any other. */
export function failCall(call: Call, now: Instant): Result<Call, Gone> {
  if (!isWaiting(call)) return refuse(misplaced(call))
  const { operatorId: _operator, leaseEndsAt: _lease, ...rest } = call
  return ok({ ...rest, state: 'closed', outcome: 'failed', endedAt: now })
}
