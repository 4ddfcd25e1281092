import { z } from 'zod'
import { count, phone, queueId, version } from '../values.ts'

/** What one merged hotline brings, on `wallboard`. */
export const loadRow = z.object({
  kind: z.literal('load'),
  /** The hotline's number. */
  id: phone,
  version,
  name: z.object({ zh: z.string(), en: z.string() }),
  queueId,
  waiting: count,
  /** Absent while the day is not known. */
  offeredToday: count.optional(),
})
export type LoadRow = z.infer<typeof loadRow>
