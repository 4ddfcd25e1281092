import { callBackAnswers } from '@hearline/domain'
import { z } from 'zod'

/**
 * Shows the number, which is kept with who asked for it, and has the switch dial it if it can; she is busy until she has
 * said what became of it, or until the line has: its row tells.
 */
export const takeCallBack = z.object({ callBackId: z.uuid() })
/** Ends the line as well. */
export const closeCallBack = z.object({ callBackId: z.uuid(), outcome: z.enum(callBackAnswers) })
