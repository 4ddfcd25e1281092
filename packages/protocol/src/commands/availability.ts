import { chosenAvailabilities } from '@hearline/domain'
import { z } from 'zod'
import { words } from '../values.ts'

/** Asked for while on a call it takes effect after wrap-up; `minutes` is the length of a break. */
export const setAvailability = z.object({
  availability: z.enum(chosenAvailabilities),
  reason: words.optional(),
  minutes: z.int().min(1).max(240).optional(),
})
/** Takes back what was to come after wrap-up. */
export const clearNextAvailability = z.object({})
export const finishWrapUp = z.object({})
export const extendWrapUp = z.object({})
