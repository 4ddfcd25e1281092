import type { Instant, Millis, OperatorId } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { Timings } from '../timings.ts'
import { isLive, misplaced, type Call, type CallRefusal } from './call.ts'
import { transferOut } from './ending.ts'
import type { OfferClaim } from './offer.ts'
import type { Party } from './party.ts'
import { isFinal } from './state.ts'

type Gone = 'call-gone' | 'wrong-state'

/** Who is asked, as far as the one who asks can tell. */
export type Asked = Omit<Party, 'state' | 'fence' | 'since' | 'leaseEndsAt'>

/** How long it rings: a colleague's desk as for any offer, outside longer. */
export const ringsFor = (kind: Party['kind'], timings: Timings): Millis =>
  kind === 'operator' ? timings.ring : timings.outsideRing

/** A third party is called, while the caller waits; with an emergency she stays with her operator. */
export function reachOut(call: Call, asked: Asked, now: Instant, timings: Timings): Result<Call, Gone> {
  if (!isLive(call) || call.party) return refuse(misplaced(call))
  const fence = call.fence + 1
  const leaseEndsAt = now + ringsFor(asked.kind, timings) + timings.grace
  const party: Party = { ...asked, state: 'ringing', fence, since: now, leaseEndsAt }
  return ok({ ...call, state: asked.kind === 'emergency' ? 'talking' : 'consulting', fence, party })
}

/** It answers: to the operator alone, but an emergency service to all. `stale-fence`: that ringing is over. */
export function partyAnswers(
  call: Call,
  claim: Omit<OfferClaim, 'operatorId'> & { operatorId?: OperatorId },
  now: Instant,
): Result<Call, CallRefusal> {
  const { party } = call
  if (isFinal(call.state)) return refuse('call-gone')
  if (party?.fence !== claim.fence) return refuse('stale-fence')
  if (party.operatorId !== claim.operatorId) return refuse('not-your-call')
  if (party.state !== 'ringing') return refuse('wrong-state')
  const { leaseEndsAt, ...rest } = party
  if (leaseEndsAt !== undefined && now >= leaseEndsAt) return refuse('stale-fence')
  return ok({ ...call, party: { ...rest, state: party.kind === 'emergency' ? 'joined' : 'talking', since: now } })
}

/** All three hear each other. */
export function joinParty(call: Call, now: Instant): Result<Call, Gone> {
  if (call.state !== 'consulting' || call.party?.state !== 'talking') return refuse(misplaced(call))
  return ok({ ...call, state: 'talking', party: { ...call.party, state: 'joined', since: now } })
}

/** The third party is gone or let go; whoever asked in private finds her caller on hold. */
export function letGo(call: Call): Result<Call, Gone> {
  if (!isLive(call) || !call.party) return refuse(misplaced(call))
  const { party: _party, ...rest } = call
  return ok({ ...rest, state: call.state === 'consulting' ? 'held' : call.state })
}

/** The one who was asked takes the call: a colleague goes on with it, a number outside has it from now on. */
export function completeTransfer(call: Call, by: string, now: Instant): Result<Call, Gone> {
  const { party, ...rest } = call
  if (!isLive(call) || !party || party.state === 'ringing') return refuse(misplaced(call))
  if (party.operatorId === undefined || call.operatorId === undefined) return transferOut(call, now)
  const transferredBy = { operatorId: call.operatorId, name: by, kind: 'consult' } as const
  return ok({ ...rest, state: 'talking', operatorId: party.operatorId, transferredBy })
}
