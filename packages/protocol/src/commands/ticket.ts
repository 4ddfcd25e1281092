import { confidentialities, ticketFields as fieldNames, ticketLevels, ticketTypes } from '@hearline/domain'
import { z } from 'zod'
import { callId, count, kept, ticketId, words } from '../values.ts'

const line = kept(z.string().max(200))
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
    text: kept(z.string().max(8000)).nullable(),
    answer: kept(z.string().max(4000)).nullable(),
    entryId: line.nullable(),
    contactName: line.nullable(),
    contactPhone: line.nullable(),
  })
  .partial()
export type TicketFields = z.infer<typeof ticketFields>

export const openTicket = z.object({ callId: callId.optional() })
/** Exempt from the idempotency key: a higher `rev` wins, an equal or lower one is refused with the kept one. */
export const saveDraft = z.object({ ticketId, rev: count.min(1), fields: ticketFields })
export const registerTicket = z.object({ ticketId })
export const closeTicketDirect = z.object({ ticketId })
export const referTicket = z.object({
  ticketId,
  to: z.enum(['emergency', 'statutory', 'peer']),
  receipt: words,
})
export const submitTicket = z.object({ ticketId })
/** Closes a ticket as merged into another one about the same matter; its caller counts there. */
export const attachTicket = z.object({ ticketId, to: ticketId })
/** Takes that back. */
export const detachTicket = z.object({ ticketId })
/** Takes back a registration, a direct answer or a submission of a moment ago. */
export const reopenDraft = z.object({ ticketId })
/** Changes fields of a ticket that is no draft any more; `rev` is the `revision` of the row that was read. */
export const editTicket = z.object({
  ticketId,
  rev: count,
  fields: ticketFields.refine((fields) => Object.keys(fields).length > 0, 'names no field'),
})
/**
 * The actor has this ticket before her, and writes in this field; without one she stays in the field she was in, with
 * `null` she is in none. To be said again every 30 s. Exempt from the idempotency key.
 */
export const visitTicket = z.object({ ticketId, field: z.enum(fieldNames).nullable().optional() })
