import { chosenAvailabilities } from '@hearline/domain'
import { z } from 'zod'
import { callId, groupId, instant, operatorId, queueId, words } from '../values.ts'

const operatorIds = z.array(operatorId).min(1).max(200)

export const moveOperators = z.object({
  operatorIds,
  queues: z.array(queueId).min(1).max(20),
  until: instant.optional(),
})
export const undoMove = z.object({ moveId: z.uuid() })
export const moveCall = z.object({ callId, queueId })
export const prioritiseCall = z.object({ callId, priority: z.int().min(0).max(9) })
export const forceAvailability = z.object({ operatorId, availability: z.enum(chosenAvailabilities), reason: words })
/** Ends the seat session and the sign-in. */
export const endSession = z.object({ operatorId, reason: words.optional() })
export const approveBreak = z.object({ operatorId, granted: z.boolean(), reason: words.optional() })
export const setStormMode = z.object({ on: z.boolean(), reason: words })
export const sendNotice = z.object({
  to: z.union([z.object({ operators: operatorIds }), z.object({ group: groupId }), z.object({ queue: queueId })]),
  text: words,
  mustRead: z.boolean().default(false),
})
