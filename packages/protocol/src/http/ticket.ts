import { ticketStates } from '@hearline/domain'
import { z } from 'zod'
import { ticketFields } from '../commands/ticket.ts'
import { ticketRow } from '../rows/ticket.ts'
import { instant } from '../values.ts'

/** `GET /api/v1/tickets/<id>`: the head, its content and, for its author, the newest draft. */
export const ticketWhole = z.object({
  ticket: ticketRow,
  fields: ticketFields,
  draft: z.object({ rev: z.int(), fields: ticketFields, savedAt: instant }).optional(),
  /** What was done with it, oldest first; `fields` names those of an edit. */
  events: z.array(
    z.object({
      event: z.string(),
      at: instant,
      actor: z.string(),
      from: z.enum(ticketStates).optional(),
      to: z.enum(ticketStates),
      fields: z.array(z.string()).optional(),
    }),
  ),
})
export type TicketWhole = z.infer<typeof ticketWhole>

/** `GET /api/v1/tickets`: newest first, by keyset. */
export const ticketPage = z.object({ tickets: z.array(ticketRow), cursor: z.string().optional() })
export const ticketQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  state: ticketRow.shape.state.optional(),
  callId: ticketRow.shape.callId,
})
