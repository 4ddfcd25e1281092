import { z } from 'zod'
import { instant, ticketId, words } from '../values.ts'

/** Something said to the caller: shown whenever she calls, until it is kept. */
export const makePromise = z.object({ ticketId, text: words, dueAt: instant })
export const keepPromise = z.object({ promiseId: z.uuid() })
