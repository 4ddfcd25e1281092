import { cellsOf, PAGE_CELLS, tileFigures } from '@hearline/domain'
import { z } from 'zod'
import { kept, queueId, words } from '../values.ts'

/** As it stands on the screen; blanks, hyphens and small letters do not matter. */
const userCode = kept(z.string().trim().min(4).max(20))
const name = kept(z.string().trim().min(1).max(40))
const wallboardId = kept(z.string().min(1).max(64))

const tile = z.strictObject({ figure: z.enum(tileFigures), queues: z.array(queueId).min(1).max(40).optional() })
const tiles = z
  .array(tile)
  .min(1)
  .max(PAGE_CELLS)
  .refine((all) => all.reduce((cells, each) => cells + cellsOf(each), 0) <= PAGE_CELLS, 'more than a page holds')
const page = z.strictObject({ title: kept(z.string().trim().min(1).max(24)).optional(), tiles })
const layout = z.strictObject({
  language: z.enum(['zh', 'en']),
  theme: z.enum(['light', 'dark']),
  rotateSeconds: z.int().min(5).max(300),
  pages: z.array(page).min(1).max(8),
})

/** Lets the screen in that shows this code, under the name of the place where it hangs. */
export const approveWallboard = z.object({ userCode, name, boardId: z.uuid().optional() })
export const refuseWallboard = z.object({ userCode })
/** Without `boardId` it shows the standard board. */
export const changeWallboard = z.object({ wallboardId, name, boardId: z.uuid().optional() })
/** Its token is worth nothing at once. */
export const revokeWallboard = z.object({ wallboardId, reason: words.optional() })
/** `revision` is the one that was changed, 0 of a new board; its id is made by the page. */
export const saveBoard = z.object({ boardId: z.uuid(), revision: z.int().min(0), name, layout })
export const deleteBoard = z.object({ boardId: z.uuid() })
