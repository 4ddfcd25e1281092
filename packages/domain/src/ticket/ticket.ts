import type { CallId, Instant, OperatorId, TicketId } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'
import { isBlank, missingFields, type TicketField, type TicketFields } from './fields.ts'
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
  /** When it was answered directly, referred out or discarded. */
  closedAt?: Instant
  referredTo?: ReferralTarget
  /** The ticket about the same matter that stands for it. */
  mergedInto?: TicketId
}

/** Where a ticket is referred that the hotline may not handle. */
export const referralTargets = ['emergency', 'statutory', 'peer'] as const
export type ReferralTarget = (typeof referralTargets)[number]

/** `receipt`: the target's own reference, or which directions were read to the caller. */
export type Referral = { to: ReferralTarget; receipt: string }

/** What is still to be filled in, in the order of the form. */
export type MissingFields = { ok: false; error: 'missing-fields'; missing: (TicketField | 'receipt')[] }
export type TicketResult = Result<TicketHead, 'wrong-state'> | MissingFields

/** The appeal counts as accepted from now on. */
export function register(ticket: TicketHead, fields: TicketFields, number: string, now: Instant): TicketResult {
  if (ticket.state !== 'draft') return refuse('wrong-state')
  const names = missingFields('register', fields)
  return names.length > 0 ? missing(names) : ok(registered(ticket, number, now))
}

/** Answered during the contact. */
export function closeDirect(ticket: TicketHead, fields: TicketFields, number: string, now: Instant): TicketResult {
  if (!isEditable(ticket)) return refuse('wrong-state')
  const names = missingFields('close-direct', fields)
  if (names.length > 0) return missing(names)
  return ok({ ...registered(ticket, number, now), state: 'closed-direct', closedAt: now })
}

/** An emergency is accepted with whatever is there; what is missing is written afterwards. */
export function fileEmergency(ticket: TicketHead, number: string, now: Instant): Result<TicketHead, 'wrong-state'> {
  return isEditable(ticket) ? ok(registered(ticket, number, now)) : refuse('wrong-state')
}

/** A ticket goes with its call: whoever has the call writes on. What the city already has stays where it is. */
export function handOver(ticket: TicketHead, to: OperatorId): Result<TicketHead, 'wrong-state'> {
  return isEditable(ticket) ? ok({ ...ticket, authorId: to }) : refuse('wrong-state')
}

/** Sent to the line that is competent. */
export function refer(
  ticket: TicketHead,
  fields: TicketFields,
  referral: Referral,
  number: string,
  now: Instant,
): TicketResult {
  if (!isEditable(ticket)) return refuse('wrong-state')
  const names = [...missingFields('refer', fields), ...(referral.receipt.trim() ? [] : ['receipt' as const])]
  if (names.length > 0) return missing(names)
  const head = registered(ticket, number, now)
  return ok({ ...head, state: 'referred', closedAt: now, referredTo: referral.to })
}

/** Handed to the dispatchers. */
export function submit(ticket: TicketHead, fields: TicketFields, number: string, now: Instant): TicketResult {
  if (!isEditable(ticket)) return refuse('wrong-state')
  const names = missingFields('submit', fields)
  if (names.length > 0) return missing(names)
  return ok({ ...registered(ticket, number, now), state: 'pending-dispatch', submittedAt: now })
}

/** A draft in which nobody has written is over, and never gets a number. */
export function discard(ticket: TicketHead, fields: TicketFields, now: Instant): Result<TicketHead, 'wrong-state'> {
  if (ticket.state !== 'draft' || ticket.number !== undefined || !isBlank(fields)) return refuse('wrong-state')
  return ok({ ...ticket, state: 'closed', closedAt: now })
}

/** Its author may still write in it. */
export const isEditable = (ticket: Pick<TicketHead, 'state'>): boolean =>
  ticket.state === 'draft' || ticket.state === 'registered'

/** Danger to life, or water, power, gas and heat: goes before everything else in the dispatchers' pool. */
export const jumpsPool = (level: TicketLevel): boolean => level === 'L1' || level === 'L2'

const missing = (names: MissingFields['missing']): MissingFields => ({
  ok: false,
  error: 'missing-fields',
  missing: names,
})

/** A draft that is settled at once is registered in the same instant; a number and a date once given stay. */
export const registered = (ticket: TicketHead, number: string, now: Instant): TicketHead =>
  ticket.state === 'draft'
    ? { ...ticket, state: 'registered', number, registeredAt: ticket.registeredAt ?? now }
    : ticket
