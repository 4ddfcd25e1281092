import { tileFigures } from '@hearline/domain'
import { z } from 'zod'
import { queueId, version } from '../values.ts'

const tile = z.object({ figure: z.enum(tileFigures), queues: z.array(queueId).optional() })
const page = z.object({ title: z.string().optional(), tiles: z.array(tile) })

/** What a wallboard shows and in which order; see `BoardLayout`. What a page can hold is checked where it is saved. */
const boardLayout = z.object({
  language: z.enum(['zh', 'en']),
  theme: z.enum(['light', 'dark']),
  rotateSeconds: z.int(),
  pages: z.array(page),
})

/** A board as it was laid out, on `wallboard`. */
export const boardRow = z.object({
  kind: z.literal('board'),
  id: z.uuid(),
  version,
  /** Counts what leads saved. */
  revision: z.int(),
  name: z.string(),
  layout: boardLayout,
})
export type BoardRow = z.infer<typeof boardRow>
