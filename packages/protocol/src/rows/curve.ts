import { z } from 'zod'
import { instant, queueId, version } from '../values.ts'

/** A queue's day by quarters from `start`, on `wallboard`: offered calls, and how many are usual. */
export const curveRow = z.object({
  kind: z.literal('curve'),
  id: queueId,
  version,
  start: instant,
  /** Up to the quarter that runs; absent while the day is not known. */
  today: z.array(z.int()).optional(),
  /** Means of the same weekday in the weeks before; absent when nothing of them was kept. */
  usual: z.array(z.number()).optional(),
})
export type CurveRow = z.infer<typeof curveRow>
