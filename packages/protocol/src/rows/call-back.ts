import { callBackLines, callBackReasons, callBackStates } from '@hearline/domain'
import { z } from 'zod'
import { callId, instant, operatorId, phone, queueId, version } from '../values.ts'

/** A caller who was missed and is to be called; gone once that is over. */
export const callBackRow = z.object({
  kind: z.literal('callback'),
  id: z.uuid(),
  version,
  /** The call that was missed. */
  callId,
  queueId,
  hotline: phone,
  state: z.enum(callBackStates),
  reason: z.enum(callBackReasons),
  missedAt: instant,
  /** When she should have been called at the latest. */
  dueAt: instant,
  /** The next try is not before. */
  notBefore: instant,
  tries: z.int(),
  takenBy: z
    .object({
      operatorId,
      name: z.string(),
      at: instant,
      until: instant,
      /** What the switch does about it; absent where she dials herself. */
      line: z.enum(callBackLines).optional(),
    })
    .optional(),
})
export type CallBackRow = z.infer<typeof callBackRow>
