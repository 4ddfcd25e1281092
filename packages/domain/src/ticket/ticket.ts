import type { CallId, Instant, OperatorId, TicketId } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'
import { missingFields, type TicketAction, type TicketField, type TicketFields } from './fields.ts'
import type { TicketLevel, TicketState } from './state.ts'

/** What everyone who may see a ticket sees of it, without its text. */
export type TicketHead = {
  id: TicketId
  state: TicketState
  authorId: OperatorId
  callId?: CallId
  /** Given when it is registered, and never again. */
  number?: string
  registeredAt?: Instant
  submittedAt?: Instant
  /** When it was answered directly or referred out. */
  closedAt?: Instant
  referredTo?: ReferralTarget
}

/** Where a ticket is referred that the hotline may not handle. */
export const referralTargets = ['emergency', 'statutory', 'peer'] as const
export type ReferralTarget = (typeof referralTargets)[number]

/** `receipt` is the target's own reference; else the operator has read the caller the way to go. */
export type Referral = { to: ReferralTarget; receipt?: string; scriptRead?: boolean }

export type MissingFields = { ok: false; error: 'missing-fields'; missing: TicketField[] }
export type TicketResult<E extends string = 'wrong-state'> = Result<TicketHead, E> | MissingFields

/** The appeal counts as accepted from now on. */
export function register(ticket: TicketHead, fields: TicketFields, number: string, now: Instant): TicketResult {
  if (ticket.state !== 'draft') return refuse('wrong-state')
  return missing('register', fields) ?? ok(registered(ticket, number, now))
}

/** Answered during the contact. */
export function closeDirect(ticket: TicketHead, fields: TicketFields, number: string, now: Instant): TicketResult {
  if (!isEditable(ticket)) return refuse('wrong-state')
  return (
    missing('close-direct', fields) ?? ok({ ...registered(ticket, number, now), state: 'closed-direct', closedAt: now })
  )
}

/** Sent to the line that is competent. `no-receipt`: neither a receipt nor the script was given. */
export function refer(
  ticket: TicketHead,
  fields: TicketFields,
  referral: Referral,
  number: string,
  now: Instant,
): TicketResult<'wrong-state' | 'no-receipt'> {
  if (!isEditable(ticket)) return refuse('wrong-state')
  if (!referral.receipt?.trim() && !referral.scriptRead) return refuse('no-receipt')
  const head: TicketHead = { ...registered(ticket, number, now), state: 'referred', closedAt: now }
  return missing('refer', fields) ?? ok({ ...head, referredTo: referral.to })
}

/** Handed to the dispatchers. */
export function submit(ticket: TicketHead, fields: TicketFields, number: string, now: Instant): TicketResult {
  if (!isEditable(ticket)) return refuse('wrong-state')
  return (
    missing('submit', fields) ?? ok({ ...registered(ticket, number, now), state: 'pending-dispatch', submittedAt: now })
  )
}

/** Its author may still write in it. */
export const isEditable = (ticket: Pick<TicketHead, 'state'>): boolean =>
  ticket.state === 'draft' || ticket.state === 'registered'

/** Danger to life, or water, power, gas and heat: goes before everything else in the dispatchers' pool. */
export const jumpsPool = (level: TicketLevel): boolean => level === 'L1' || level === 'L2'

function missing(action: TicketAction, fields: TicketFields): MissingFields | undefined {
  const names = missingFields(action, fields)
  return names.length > 0 ? { ok: false, error: 'missing-fields', missing: names } : undefined
}

/** A draft that is settled at once is registered in the same instant; a number once given stays. */
const registered = (ticket: TicketHead, number: string, now: Instant): TicketHead =>
  ticket.state === 'draft' ? { ...ticket, state: 'registered', number, registeredAt: now } : ticket
