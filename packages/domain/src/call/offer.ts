import type { Instant, OperatorId } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { Timings } from '../timings.ts'
import { misplaced, type Call, type CallRefusal } from './call.ts'
import { isFinal } from './state.ts'

/** What an operator shows when she answers or declines: who she is and which offer she means. */
export type OfferClaim = { operatorId: OperatorId; fence: number }

/**
 * Rings at one desk. A timer gives the offer back after the ringing; until it has, an answer counts. The lease, the
 * very end, outlives the ringing by the grace, for a timer that is late or a hub that died.
 */
export function offerCall(
  call: Call,
  operatorId: OperatorId,
  now: Instant,
  timings: Timings,
): Result<Call, 'call-gone' | 'wrong-state'> {
  if (call.state !== 'queued') return refuse(misplaced(call))
  const leaseEndsAt = now + timings.ring + timings.grace
  return ok({ ...call, state: 'offered', operatorId, fence: call.fence + 1, leaseEndsAt })
}

/** `stale-fence`: that offer is over, by its lease, by its return or by a newer offer. */
export function answerCall(call: Call, claim: OfferClaim, now: Instant): Result<Call, CallRefusal> {
  const refusal = claimRefusal(call, claim)
  if (refusal) return refuse(refusal)
  if (call.leaseEndsAt !== undefined && now >= call.leaseEndsAt) return refuse('stale-fence')
  const { returnedAt: _returned, leaseEndsAt: _lease, ...rest } = call
  return ok({ ...rest, state: 'talking', answeredAt: now })
}

/** The operator will not take it: the call goes to the front, whatever is left of the lease. */
export function declineCall(call: Call, claim: OfferClaim, now: Instant): Result<Call, CallRefusal> {
  const refusal = claimRefusal(call, claim)
  return refusal ? refuse(refusal) : returnCall(call, now)
}

/** An offer came back: front of the queue, with the wait so far and the place of the first return. */
export function returnCall(call: Call, now: Instant): Result<Call, 'call-gone' | 'wrong-state'> {
  if (call.state !== 'offered') return refuse(misplaced(call))
  const { operatorId: _operator, leaseEndsAt: _lease, ...rest } = call
  return ok({ ...rest, state: 'queued', returnedAt: call.returnedAt ?? now })
}

function claimRefusal(call: Call, claim: OfferClaim): CallRefusal | undefined {
  if (isFinal(call.state)) return 'call-gone'
  if (call.fence !== claim.fence || call.state === 'queued') return 'stale-fence'
  if (call.operatorId !== claim.operatorId) return 'not-your-call'
  return call.state === 'offered' ? undefined : 'wrong-state'
}
