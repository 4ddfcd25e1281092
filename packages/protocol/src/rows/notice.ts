import { noticeCodes } from '@hearline/domain'
import { z } from 'zod'
import { callId, instant, noticeId, ticketId, version } from '../values.ts'

export const noticeRow = z.object({
  kind: z.literal('notice'),
  id: noticeId,
  version,
  from: z.string(),
  text: z.string(),
  at: instant,
  mustRead: z.boolean(),
  /** What it is about, for a screen to say in its reader's language; `text` says it otherwise. */
  code: z.enum(noticeCodes).optional(),
  details: z.record(z.string(), z.string()).optional(),
  callId: callId.optional(),
  ticketId: ticketId.optional(),
})
export type NoticeRow = z.infer<typeof noticeRow>
