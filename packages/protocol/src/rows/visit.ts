import { ticketFields } from '@hearline/domain'
import { z } from 'zod'
import { instant, ticketId, version } from '../values.ts'

/** Somebody who has a ticket before her, on `ticket/<id>`; one a person, gone when she leaves. */
export const visitRow = z.object({
  kind: z.literal('visit'),
  id: z.string(),
  version,
  ticketId,
  username: z.string(),
  name: z.string(),
  /** The field she is writing in. */
  field: z.enum(ticketFields).optional(),
  since: instant,
})
export type VisitRow = z.infer<typeof visitRow>
