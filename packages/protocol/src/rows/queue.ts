import { z } from 'zod'
import { instant, queueId, version } from '../values.ts'

/** Figures of one queue, computed by each hub: `version` counts within the epoch, and what is unknown is absent. */
export const queueRow = z.object({
  kind: z.literal('queue'),
  id: queueId,
  version,
  name: z.object({ zh: z.string(), en: z.string() }),
  waiting: z.int(),
  longestWaitSince: instant.optional(),
  /** Operators who could take a call of this queue now. */
  ready: z.int(),
  /** Operators of this queue who are signed in and not on a break. */
  staffed: z.int(),
  /** Those of them who are ready or engaged; the others chose busy. */
  serving: z.int(),
  /** Share 0..1; absent while nothing has been measured. */
  serviceLevel15: z.number().min(0).max(1).optional(),
  abandoned: z.int().optional(),
  offeredToday: z.int().optional(),
  answeredToday: z.int().optional(),
  /** Answered within 15 s, and how many wait beyond them now: what the service level is made of. */
  inTimeToday: z.int().optional(),
  overdue: z.int().optional(),
  /** Callers to be called back, and how many of them at a time; 0 while those on the line go first. */
  callBacksDue: z.int().optional(),
  callBacksAtOnce: z.int().optional(),
  /** Absent when there is none; `by` and `reason` are not on `wallboard`. */
  storm: z
    .object({
      since: instant,
      by: z.string().optional(),
      reason: z.string().optional(),
      announcement: z.boolean(),
      callBackOffer: z.boolean(),
      reserveSeats: z.boolean(),
      reducedForm: z.boolean(),
    })
    .optional(),
})
export type QueueRow = z.infer<typeof queueRow>
