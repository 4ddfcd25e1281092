import type { CallId, Instant, OperatorId, QueueId } from '../ids.ts'
import type { SkillLevel } from '../operator/membership.ts'
import type { Party, TransferredBy } from './party.ts'
import { isFinal, type CallOutcome, type CallState } from './state.ts'

/** The floor's view of a call. What does not hold in a state is absent. */
export type Call = {
  id: CallId
  state: CallState
  /** Only when closed. */
  outcome?: CallOutcome
  queueId: QueueId
  /** 0 is normal; higher goes first. */
  priority: number
  requiredLevel: SkillLevel
  /** Where the caller stands in line; kept when an offer comes back. */
  waitingSince: Instant
  /** Since when the call stands at the front of its queue, as when its first offer came back. Absent once answered. */
  returnedAt?: Instant
  /** To whom it is offered, or who took it. */
  operatorId?: OperatorId
  /** Rises by one with every offer; an answer must name the current one. */
  fence: number
  /** Only while offered: the answer must come before. */
  leaseEndsAt?: Instant
  answeredAt?: Instant
  /** When the two voices were joined: the talk clock. */
  connectedAt?: Instant
  endedAt?: Instant
  /** Whom the operator asked; only while consulting, or talking with somebody else on the line or called for. */
  party?: Party
  /** Who passed it on. */
  transferredBy?: TransferredBy
}

/** Why a call's transition is refused; every one of them is a reply with status 409. */
export type CallRefusal = 'call-gone' | 'stale-fence' | 'not-your-call' | 'wrong-state'

/** A new call at the end of its queue, or at the place it has kept. */
export function newCall(
  arrival: Pick<Call, 'id' | 'queueId' | 'requiredLevel' | 'waitingSince' | 'returnedAt'> & { priority?: number },
): Call {
  const { id, queueId, requiredLevel, waitingSince, returnedAt, priority = 0 } = arrival
  const place = returnedAt === undefined ? { waitingSince } : { waitingSince, returnedAt }
  return { id, state: 'queued', queueId, priority, requiredLevel, ...place, fence: 0 }
}

/** Nobody has answered yet: the caller waits, be it in line or while a desk rings. */
export const isWaiting = (call: Pick<Call, 'state'>): boolean => call.state === 'queued' || call.state === 'offered'

/** An operator is on the line. */
export const isLive = (call: Pick<Call, 'state'>): boolean =>
  call.state === 'talking' || call.state === 'held' || call.state === 'consulting'

/** The refusal for a call that is in none of the states a transition starts from. */
export const misplaced = (call: Call): 'call-gone' | 'wrong-state' =>
  isFinal(call.state) ? 'call-gone' : 'wrong-state'
