import { sentNotices } from '@hearline/store'
import { Router } from 'express'
import { iso } from '../floor/projection.ts'
import type { FloorView } from '../floor/model.ts'
import { actorOf, allowed } from './signed-in.ts'
import type { ListDeps } from './tickets.ts'

const SHIFT_MS = 12 * 3_600_000

/** `GET /api/v1/notices/sent`: who has read what a lead or a manager wrote. */
export function noticeRoutes({ store, promptly, floor }: ListDeps & { floor: Pick<FloorView, 'now'> }): Router {
  const routes = Router()
  routes.get('/sent', allowed('run-floor'), async (req, res) => {
    const { role, groupId, id: author } = actorOf(req)
    const own = role === 'lead' && groupId !== undefined ? { groupId } : {}
    const found = await promptly(sentNotices(store.read, { author, since: floor.now() - SHIFT_MS, ...own }))
    const notices = found.map(({ at, to, ...rest }) => ({
      ...{ ...rest, at: iso(at) },
      to: to.map(({ readAt, ...who }) => ({ ...who, ...(readAt === null ? {} : { readAt: iso(readAt) }) })),
    }))
    res.setHeader('Cache-Control', 'no-store')
    res.json({ notices })
  })
  return routes
}
