import { emergencyServices } from '@hearline/domain'
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
/** Whom the operator asked takes the call; she herself is done with it. */
export const completeTransfer = z.object({ callId })
/** The third party is let go, answered or not: back to the caller. */
export const cancelConsult = z.object({ callId })
/** Caller, operator and third party hear each other. */
export const joinCall = z.object({ callId })
/** The caller stays with the operator until the other side answers, then all three are joined. */
export const transferEmergency = z.object({ callId, service: z.enum(emergencyServices) })
/** The reply carries the number once; it is never stored with the reply. */
export const revealCaller = z.object({ callId, reason: words })
