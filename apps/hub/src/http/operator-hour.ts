import { operatorHourOf } from '@hearline/store'
import { Router } from 'express'
import { iso } from '../floor/projection.ts'
import { readOnce } from './read-once.ts'
import type { ReferenceDeps } from './reference.ts'
import { allowed } from './signed-in.ts'

const KEPT_MS = 5_000

/** `GET /api/v1/operators/hour`: where a page that opens the floor begins to count. */
export function operatorHourRoutes({
  read,
  promptly,
  floor,
}: Pick<ReferenceDeps, 'read' | 'promptly' | 'floor'>): Router {
  const told = readOnce(KEPT_MS, async () => {
    const at = floor.now()
    return { at, operators: await operatorHourOf(read, at) }
  })
  const routes = Router()
  routes.get('/operators/hour', allowed('watch-floor'), async (_req, res) => {
    const { at, operators } = await promptly(told())
    res.setHeader('Cache-Control', 'no-store')
    res.json({
      at: iso(at),
      operators: operators.map(({ call, ...rest }) => ({
        ...rest,
        ...(call ? { call: { ...call, answeredAt: iso(call.answeredAt) } } : {}),
      })),
    })
  })
  return routes
}
