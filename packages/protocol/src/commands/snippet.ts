import { z } from 'zod'
import { kept } from '../values.ts'

/** A piece of text of one's own; `id` is made by the page, and saving it again changes it. */
export const saveSnippet = z.object({
  id: z.uuid(),
  name: kept(z.string().trim().min(1).max(60)),
  text: kept(z.string().trim().min(1).max(2000)),
})
export const deleteSnippet = z.object({ id: z.uuid() })
