import { searchScopes, ticketStates } from '@hearline/domain'
import { z } from 'zod'
import { instant, kept, phone } from '../values.ts'

const code = z.string().regex(/^[A-Za-z0-9.-]{1,20}$/)

/**
 * `POST /api/v1/tickets/search`: newest first, by keyset, answered as `ticketPage`. What is left out does not matter;
 * what is given must all hold. `number` may be its beginning, or the running number of today; a place or a category
 * stands for all below it; `from` and `to` bound when it was opened.
 */
export const ticketSearch = z.object({
  scope: z.enum(searchScopes),
  words: kept(z.string().trim().max(100)).optional(),
  number: z
    .string()
    .trim()
    .regex(/^[0-9]{1,8}(-[0-9]{0,6})?$|^[0-9]{9,14}$/)
    .optional(),
  phone: z
    .preprocess((typed) => (typeof typed === 'string' ? typed.replace(/[\s().-]/g, '') : typed), phone)
    .optional(),
  placeCode: code.optional(),
  categoryCode: code.optional(),
  state: z.enum(ticketStates).optional(),
  from: instant.optional(),
  to: instant.optional(),
  cursor: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(30),
})
export type TicketSearch = z.input<typeof ticketSearch>
