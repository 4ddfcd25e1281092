import { hourOf } from '@hearline/store'
import { Router } from 'express'
import { iso } from '../floor/projection.ts'
import { readOnce } from './read-once.ts'
import type { ReferenceDeps } from './reference.ts'
import { allowed } from './signed-in.ts'

const KEPT_MS = 15_000

/** `GET /api/v1/queues/hour`: read once in a while, however many leads look. */
export function queueHourRoutes({ read, promptly, floor }: Pick<ReferenceDeps, 'read' | 'promptly' | 'floor'>): Router {
  const told = readOnce(KEPT_MS, () => hourOf(read, floor.now()))
  const routes = Router()
  routes.get('/queues/hour', allowed('see-figures'), async (_req, res) => {
    const { from, queues } = await promptly(told())
    res.setHeader('Cache-Control', 'no-store')
    res.json({ from: iso(from), queues })
  })
  return routes
}
