import { confidentialities, ticketLevels, ticketStates, ticketTypes } from '@hearline/domain'
import { z } from 'zod'
import { callId, instant, operatorId, ticketId, version } from '../values.ts'

/** A ticket's head. Its text is fetched over HTTP and never travels as news. */
export const ticketRow = z.object({
  kind: z.literal('ticket'),
  id: ticketId,
  version,
  number: z.string().optional(),
  state: z.enum(ticketStates),
  callId: callId.optional(),
  authorId: operatorId,
  type: z.enum(ticketTypes).optional(),
  level: z.enum(ticketLevels).optional(),
  confidentiality: z.enum(confidentialities),
  categoryCode: z.string().optional(),
  placeCode: z.string().optional(),
  /** Counts the changes of content; `changed` names the fields of the last one. */
  revision: z.int(),
  changed: z.array(z.string()),
  /** Operators who passed it on with its call: they may see what became of it. */
  passedBy: z.array(operatorId).optional(),
  /** Who changed it last. */
  by: z.object({ username: z.string(), name: z.string() }).optional(),
  /** How many callers it stands for, its own included; absent when it is the only one. */
  callers: z.int().optional(),
  /** The ticket it was merged into. */
  mergedInto: ticketId.optional(),
  openedAt: instant,
  submittedAt: instant.optional(),
})
export type TicketRow = z.infer<typeof ticketRow>
