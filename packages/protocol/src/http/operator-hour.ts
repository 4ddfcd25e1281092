import { z } from 'zod'
import { callId, instant, operatorId } from '../values.ts'

/** `GET /api/v1/operators/hour`: what everybody on duty did in the hour before `at`; a few seconds old at most. */
export const operatorHours = z.object({
  at: instant,
  operators: z.array(
    z.object({
      operatorId,
      /** With callers, ringing and wrap-up included, ms. */
      engagedMs: z.number(),
      /** Ready without a call, ms. */
      idleMs: z.number(),
      /** The call she is on, and since when. */
      call: z.object({ callId, answeredAt: instant }).optional(),
    }),
  ),
})
export type OperatorHours = z.infer<typeof operatorHours>
