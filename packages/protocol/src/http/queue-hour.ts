import { z } from 'zod'
import { instant, queueId } from '../values.ts'

/** `GET /api/v1/queues/hour`: the last hour of every queue that had a call, by the minute; a few seconds old at most. */
export const queueHours = z.object({
  from: instant,
  queues: z.array(
    z.object({
      queueId,
      /** How many waited at the end of each minute since `from`. */
      waiting: z.array(z.int()),
      /** Mean handling time of its calls that were finished in the hour, ms; absent without any. */
      handlingMs: z.number().optional(),
    }),
  ),
})
