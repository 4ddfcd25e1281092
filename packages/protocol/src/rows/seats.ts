import { z } from 'zod'
import { count, queueId, version } from '../values.ts'

/**
 * How many seats that serve just these queues stand in each state, on `wallboard`. Sets do not overlap: the seats of
 * several queues are the sum of those sets that hold any of them.
 */
export const seatsRow = z.object({
  kind: z.literal('seats'),
  id: z.string(),
  version,
  queues: z.array(queueId),
  states: z.object({
    ready: count,
    ringing: count,
    talking: count,
    'wrap-up': count,
    busy: count,
    break: count,
    training: count,
  }),
})
export type SeatsRow = z.infer<typeof seatsRow>
