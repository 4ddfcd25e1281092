import { likenessReasons } from '@hearline/domain'
import { z } from 'zod'
import { ticketRow } from '../rows/ticket.ts'

/**
 * `GET /api/v1/tickets/<id>/similar`: tickets of the last 30 days that may be about the same matter as the saved draft,
 * those that are open first, the likeliest first. `title` as it was written, unless somebody asked for secrecy.
 */
export const similarTickets = z.object({
  tickets: z.array(
    z.object({
      ticket: ticketRow,
      title: z.string().optional(),
      reasons: z.array(z.enum(likenessReasons)),
      /** 0..1 */
      score: z.number(),
    }),
  ),
})
export type SimilarTickets = z.infer<typeof similarTickets>
