import { z } from 'zod'
import { instant, version } from '../values.ts'

/** A screen on a wall, on `wallboard`; gone when it is no longer let in. */
export const wallboardRow = z.object({
  kind: z.literal('wallboard'),
  id: z.string(),
  version,
  /** Where it hangs. */
  name: z.string(),
  /** What it shows; the standard board without one. */
  boardId: z.uuid().optional(),
  pairedAt: instant,
})
export type WallboardRow = z.infer<typeof wallboardRow>
