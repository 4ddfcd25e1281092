import { callBackAnswers } from '@hearline/domain'
import { z } from 'zod'

/** Shows the number, which is kept with who asked for it; she is busy until she has said what became of it. */
export const takeCallBack = z.object({ callBackId: z.uuid() })
export const closeCallBack = z.object({ callBackId: z.uuid(), outcome: z.enum(callBackAnswers) })
