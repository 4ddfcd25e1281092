import { z } from 'zod'
import { callId, fence, operatorId, phone, queueId, words } from '../values.ts'

export const answerCall = z.object({ callId, fence })
export const declineCall = z.object({ callId, fence, reason: words.optional() })
export const holdCall = z.object({ callId, fence: fence.optional() })
export const resumeCall = z.object({ callId, fence: fence.optional() })
export const endCall = z.object({ callId, fence: fence.optional() })
export const transferCall = z.object({
  callId,
  to: z.union([z.object({ queue: queueId }), z.object({ operator: operatorId }), z.object({ number: phone })]),
  kind: z.enum(['blind', 'consult']),
})
/** The reply carries the number once; it is never stored with the reply. */
export const revealCaller = z.object({ callId, reason: words })
