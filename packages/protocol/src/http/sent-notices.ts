import { z } from 'zod'
import { instant, operatorId } from '../values.ts'

/** `GET /api/v1/notices/sent`: what the asker wrote in the last twelve hours, newest first, and who has read it. */
export const sentNotices = z.object({
  notices: z.array(
    z.object({
      id: z.uuid(),
      text: z.string(),
      at: instant,
      mustRead: z.boolean(),
      to: z.array(z.object({ operatorId, username: z.string(), name: z.string(), readAt: instant.optional() })),
    }),
  ),
})
