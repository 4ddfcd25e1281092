import { z } from 'zod'
import { noticeId } from '../values.ts'

export const readNotice = z.object({ noticeId })
