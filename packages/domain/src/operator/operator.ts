import type { CallId, GroupId, Instant, OperatorId } from '../ids.ts'
import type { Activity } from './activity.ts'
import type { Availability, ChosenAvailability } from './availability.ts'
import type { BreakRequest } from './break-request.ts'
import type { ChangedBy } from './change.ts'
import type { Hand } from './hand.ts'
import type { Membership } from './membership.ts'
import type { Monitor } from './monitor.ts'
import type { Move } from './move.ts'

/** What the operator will be after this call and its wrap-up. `by` tells who wished it, when it was not herself. */
export type NextAvailability = { availability: ChosenAvailability; reason?: string; minutes?: number; by?: ChangedBy }

/** One operator's seat session. While engaged in a call her availability stays `ready`. */
export type Operator = {
  id: OperatorId
  /** As shown in `changedBy`; without it the id stands there. */
  username?: string
  availability: Availability
  activity: Activity
  /** Since when availability and activity are what they are. */
  since: Instant
  /** Since when she waits for a call; an offer that vanishes without her doing gives it back. */
  idleSince: Instant
  /** One field: a new wish replaces it, asking for what one has clears it. */
  nextAvailability?: NextAvailability
  queues: Membership[]
  /** Moves of her seat that are in force, the newest last. */
  moves?: Move[]
  hand?: Hand
  breakRequest?: BreakRequest
  monitor?: Monitor
  groupId: GroupId
  /** The call offered, live or in wrap-up. */
  callId?: CallId
  /** The one wrap-up an operator can have; it belongs to her and counts for all her queues. */
  wrapUp?: { endsAt: Instant; extensions: number }
  /** When a break or a training ends; gone with it. */
  until?: Instant
  changedBy: ChangedBy
}

/** Why an operator's transition is refused. */
export type OperatorRefusal =
  'no-seat' | 'wrong-state' | 'on-call' | 'not-ready' | 'not-your-call' | 'break-quota' | 'no-extensions-left'

export const isSignedIn = (operator: Pick<Operator, 'availability'>): boolean => operator.availability !== 'signed-out'

/** May be given a call, as far as her own row tells; presence is judged beside it. */
export const isReady = (operator: Pick<Operator, 'availability' | 'activity'>): boolean =>
  operator.availability === 'ready' && operator.activity === 'idle'

/** A caller is on her line. */
export const isOnCall = (operator: Pick<Operator, 'activity'>): boolean =>
  operator.activity === 'talking' || operator.activity === 'held' || operator.activity === 'consulting'

/** The operator's own doing. */
export const own = (operator: Pick<Operator, 'id' | 'username'>, reason?: string): ChangedBy => ({
  actor: operator.username ?? operator.id,
  cause: 'own',
  ...(reason === undefined ? {} : { reason }),
})

/**
 * Out of an engagement, however it ended: a pending next availability is taken and cleared, else `otherwise`. Who
 * becomes ready this way is idle since now.
 */
export function disengage(operator: Operator, otherwise: ChosenAvailability, now: Instant, by: ChangedBy): Operator {
  const { nextAvailability: next, callId: _call, wrapUp: _wrapUp, monitor: _monitor, ...rest } = operator
  const availability = next?.availability ?? otherwise
  const changedBy = next ? (next.by ?? own(operator, next.reason)) : by
  const idleSince = availability === 'ready' ? now : operator.idleSince
  return { ...rest, availability, activity: 'idle', since: now, idleSince, changedBy }
}
