import { z } from 'zod'
import { instant, noticeId, version } from '../values.ts'

export const noticeRow = z.object({
  kind: z.literal('notice'),
  id: noticeId,
  version,
  from: z.string(),
  text: z.string(),
  at: instant,
  mustRead: z.boolean(),
})
export type NoticeRow = z.infer<typeof noticeRow>
