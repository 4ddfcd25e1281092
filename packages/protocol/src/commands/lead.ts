import { chosenAvailabilities, monitorModes } from '@hearline/domain'
import { z } from 'zod'
import { callId, groupId, instant, operatorId, queueId, words } from '../values.ts'

const operatorIds = z.array(operatorId).min(1).max(200)

export const moveOperators = z.object({
  operatorIds,
  queues: z.array(queueId).min(1).max(20),
  /** When it reverts by itself; without it, when it is undone. */
  until: instant.optional(),
  reason: words.optional(),
  /** Moves of others that the sender knows of and means to go over. */
  over: z.array(z.uuid()).max(200).optional(),
})
export const undoMove = z.object({ moveId: z.uuid() })
export const moveCall = z.object({ callId, queueId, reason: words.optional() })
export const prioritiseCall = z.object({ callId, priority: z.int().min(0).max(9), reason: words.optional() })
export const forceAvailability = z.object({ operatorId, availability: z.enum(chosenAvailabilities), reason: words })
/** Ends the seat session and the sign-in. */
export const endSession = z.object({ operatorId, reason: words.optional() })
export const approveBreak = z.object({ operatorId, granted: z.boolean(), reason: words.optional() })
/** Of one queue, else of all that are the sender's to run; what is left out is off. */
export const setStormMode = z.object({
  on: z.boolean(),
  reason: words,
  queueId: queueId.optional(),
  announcement: z.boolean().default(false),
  callBackOffer: z.boolean().default(false),
  reserveSeats: z.boolean().default(false),
  reducedForm: z.boolean().default(false),
})
export const sendNotice = z.object({
  to: z.union([z.object({ operators: operatorIds }), z.object({ group: groupId }), z.object({ queue: queueId })]),
  text: words,
  mustRead: z.boolean().default(false),
})
export const answerHand = z.object({ operatorId, words: words.optional() })
/** Finishes a wrap-up that is stuck; the record stays as it is. */
export const endWrapUp = z.object({ operatorId, reason: words })
export const monitorCall = z.object({ callId, mode: z.enum([...monitorModes, 'off']) })
/** Only while monitoring the call, and from a desk of one's own that is idle. */
export const takeOver = z.object({ callId, reason: words.optional() })
/** Of a queue that is the sender's to run. */
export const acknowledgeAlarm = z.object({ alarmId: z.uuid() })
