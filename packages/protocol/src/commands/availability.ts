import { chosenAvailabilities } from '@hearline/domain'
import { z } from 'zod'
import { words } from '../values.ts'

/** Asked for while on a call it takes effect after wrap-up; `minutes` is the length of a break. */
export const setAvailability = z.object({
  availability: z.enum(chosenAvailabilities),
  reason: words.optional(),
  minutes: z.int().min(1).max(240).optional(),
  /** A break outside the quota is asked of a lead instead of refused. */
  ask: z.boolean().optional(),
})
/** Takes back what was to come after wrap-up, and a break asked of a lead. */
export const clearNextAvailability = z.object({})
export const finishWrapUp = z.object({})
export const extendWrapUp = z.object({})
export const raiseHand = z.object({ raised: z.boolean().default(true), words: words.optional() })
