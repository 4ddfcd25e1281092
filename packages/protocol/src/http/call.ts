import { z } from 'zod'
import { callRow } from '../rows/call.ts'
import { instant, operatorId } from '../values.ts'

export const why = z.object({
  rule: z.string(),
  waitedMs: z.number(),
  candidates: z.array(z.object({ operatorId, level: z.int(), idleMs: z.number() })),
  candidateCount: z.int(),
  relaxedBy: z.int(),
  /** `named`: an operator asked for her. */
  via: z.enum(['own', 'overflow', 'reserve', 'named']),
  by: operatorId.optional(),
})

/** `GET /api/v1/calls/<id>`: the call and each engagement, with why it was routed so. */
export const callWhole = z.object({
  call: callRow,
  engagements: z.array(
    z.object({
      operatorId,
      fence: z.int(),
      state: z.string(),
      startedAt: instant,
      endedAt: instant.optional(),
      endCause: z.string().optional(),
      why: why.optional(),
    }),
  ),
})
export type CallWhole = z.infer<typeof callWhole>
