import { confidentialities, ticketLevels, ticketTypes } from '@hearline/domain'
import { z } from 'zod'
import { callId, ticketId } from '../values.ts'

const line = z.string().max(200)
/** A code of the city's lists, e.g. `010101`, `110101026` or `1-2.3`; never words. */
const listCode = z.string().regex(/^[A-Za-z0-9.-]{1,20}$/)
/** What is written on a ticket. A field left out is untouched, `null` empties it. */
export const ticketFields = z
  .object({
    type: z.enum(ticketTypes).nullable(),
    level: z.enum(ticketLevels).nullable(),
    confidentiality: z.enum(confidentialities),
    categoryCode: listCode.nullable(),
    placeCode: listCode.nullable(),
    address: line.nullable(),
    title: line.nullable(),
    text: z.string().max(8000).nullable(),
    answer: z.string().max(4000).nullable(),
    entryId: line.nullable(),
    contactName: line.nullable(),
    contactPhone: line.nullable(),
  })
  .partial()
export type TicketFields = z.infer<typeof ticketFields>

export const openTicket = z.object({ callId: callId.optional() })
/** Exempt from the idempotency key: a higher `rev` wins, an equal or lower one is refused with the kept one. */
export const saveDraft = z.object({ ticketId, rev: z.int().min(1), fields: ticketFields })
export const registerTicket = z.object({ ticketId })
export const closeTicketDirect = z.object({ ticketId })
export const referTicket = z.object({
  ticketId,
  to: z.enum(['emergency', 'statutory', 'peer']),
  receipt: z.string().trim().min(1).max(500),
})
export const submitTicket = z.object({ ticketId })
