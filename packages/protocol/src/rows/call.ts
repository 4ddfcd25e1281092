import { callOutcomes, callStates } from '@hearline/domain'
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
  /** Database time of receipt, or the place kept from a call that was cut off. */
  waitingSince: instant,
  /** Set while an offer that came back stands at the front of its queue. */
  returnedAt: instant.optional(),
  answeredAt: instant.optional(),
  connectedAt: instant.optional(),
  endedAt: instant.optional(),
  ticketId: ticketId.optional(),
  /** Masked number, in topic `desk` only; absent when withheld. */
  caller: z.string().optional(),
})
export type CallRow = z.infer<typeof callRow>
