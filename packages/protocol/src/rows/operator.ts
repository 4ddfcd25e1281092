import {
  activities,
  availabilities,
  changeCauses,
  chosenAvailabilities,
  monitorModes,
  skillLevels,
} from '@hearline/domain'
import { z } from 'zod'
import { callId, groupId, instant, operatorId, queueId, version } from '../values.ts'

const changedBy = z.object({ actor: z.string(), cause: z.enum(changeCauses), reason: z.string().optional() })

export const nextAvailability = z.object({
  availability: z.enum(chosenAvailabilities),
  reason: z.string().optional(),
  minutes: z.int().optional(),
  /** Who wished it, when it was not herself. */
  by: changedBy.optional(),
})

export const operatorRow = z.object({
  kind: z.literal('operator'),
  id: operatorId,
  version,
  username: z.string(),
  name: z.string(),
  groupId,
  availability: z.enum(availabilities),
  activity: z.enum(activities),
  /** Since when availability and activity are what they are. */
  since: instant,
  nextAvailability: nextAvailability.optional(),
  queues: z.array(z.object({ queueId, level: z.literal(skillLevels), reserve: z.boolean() })),
  /** The newest move of her seat in force; `from` is what she served before it. */
  moved: z
    .object({
      moveId: z.uuid(),
      actor: z.string(),
      name: z.string(),
      at: instant,
      until: instant.optional(),
      from: z.array(queueId),
    })
    .optional(),
  /** She asks for her lead; `answeredBy` is coming. */
  hand: z
    .object({
      at: instant,
      words: z.string().optional(),
      answeredBy: z.object({ actor: z.string(), name: z.string(), at: instant }).optional(),
    })
    .optional(),
  /** A break outside the quota that waits for a lead. */
  breakRequest: z.object({ at: instant, minutes: z.int().optional(), reason: z.string().optional() }).optional(),
  /** The lead on her call; on her own desk not while that one only listens. */
  monitor: z
    .object({ actor: z.string(), name: z.string(), mode: z.enum(monitorModes), callId, since: instant })
    .optional(),
  callId: callId.optional(),
  wrapUp: z.object({ endsAt: instant, extensions: z.int() }).optional(),
  /** When a granted break or training ends. */
  until: instant.optional(),
  changedBy,
})
export type OperatorRow = z.infer<typeof operatorRow>
