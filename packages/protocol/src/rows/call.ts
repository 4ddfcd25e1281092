import { callOutcomes, callStates, emergencyServices, partyKinds, partyStates } from '@hearline/domain'
import { z } from 'zod'
import { callId, fence, instant, language, operatorId, phone, queueId, ticketId, version } from '../values.ts'

export const callRow = z.object({
  kind: z.literal('call'),
  id: callId,
  version,
  state: z.enum(callStates),
  outcome: z.enum(callOutcomes).optional(),
  queueId,
  /** The dialled hotline number, e.g. `12369`. */
  hotline: phone,
  language: language.optional(),
  priority: z.int(),
  operatorId: operatorId.optional(),
  fence,
  leaseEndsAt: instant.optional(),
  /** Database time of receipt, or the place kept from a call that was cut off unanswered. */
  waitingSince: instant,
  /** Set while the call stands at the front of its queue, as when an offer came back. */
  returnedAt: instant.optional(),
  answeredAt: instant.optional(),
  connectedAt: instant.optional(),
  endedAt: instant.optional(),
  ticketId: ticketId.optional(),
  /** Who passed it on; with it goes her ticket. */
  transferredBy: z.object({ operatorId, name: z.string(), kind: z.enum(['blind', 'consult', 'take-over']) }).optional(),
  /** Whom the operator asked: while `ringing` an operator answers or declines with this `fence`. */
  party: z
    .object({
      kind: z.enum(partyKinds),
      state: z.enum(partyStates),
      fence,
      since: instant,
      leaseEndsAt: instant.optional(),
      operatorId: operatorId.optional(),
      name: z.string().optional(),
      /** Who asks her, by name. */
      by: z.string().optional(),
      /** A number outside, masked. */
      number: z.string().optional(),
      service: z.enum(emergencyServices).optional(),
    })
    .optional(),
  /** Masked number, in topic `desk` only; absent when withheld. */
  caller: z.string().optional(),
})
export type CallRow = z.infer<typeof callRow>
