import { careFlags } from '@hearline/domain'
import { z } from 'zod'
import { ticketRow } from '../rows/ticket.ts'
import { instant, ticketId } from '../values.ts'

/**
 * `GET /api/v1/calls/<id>/caller`: what is known of her who calls, without her number. Anonymous and sealed tickets show
 * only to who wrote them; the same holds for the counts.
 */
export const callerHistory = z.object({
  /** Newest first, 30 at most. */
  tickets: z.array(ticketRow),
  openTickets: z.int(),
  /** Absent while tickets carry no deadline. */
  overdueTickets: z.int().optional(),
  careFlags: z.array(z.enum(careFlags)),
  /** What is not kept yet, the earliest due first, then what was kept lately. */
  promises: z.array(
    z.object({
      id: z.uuid(),
      text: z.string(),
      dueAt: instant,
      by: z.string(),
      ticketId,
      keptAt: instant.optional(),
    }),
  ),
  earlierCalls: z.int(),
  lastCallAt: instant.optional(),
})
export type CallerHistory = z.infer<typeof callerHistory>
