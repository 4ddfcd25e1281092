import { roles } from '@hearline/domain'
import { z } from 'zod'
import { groupId, operatorId } from '../values.ts'

/** `GET /api/v1/me`. */
export const me = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  role: z.enum(roles),
  operatorId: operatorId.optional(),
  groupId: groupId.optional(),
  unitCode: z.string().optional(),
  protocolVersion: z.int(),
  demo: z.boolean(),
  /** Base64 key of the local copy of drafts, for this sign-in only. */
  draftKey: z.string(),
  /**
   * Durations of this floor in ms, at the speed it runs: how long a desk rings, by how much a lease outlives that, and for how
   * long a caller should be on hold at most.
   */
  timings: z.object({ ring: z.number(), grace: z.number(), longHold: z.number() }),
  /** How long breaks are here, in minutes as `set-availability` takes them; the share (0 to 1) of a queue's people on one. */
  breaks: z.object({ minutes: z.int(), share: z.number() }),
})
export type Me = z.infer<typeof me>
