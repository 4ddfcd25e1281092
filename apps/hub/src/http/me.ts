import type { Timings } from '@hearline/domain'
import { protocolVersion, type Me } from '@hearline/protocol'
import { Router } from 'express'
import { draftKey } from '../auth/sessions.ts'
import { actorOf } from './signed-in.ts'

/** The timings are those of this moment: they may be set anew while the hub runs. */
export type MeDeps = {
  readonly secret: string
  readonly demo: boolean
  readonly timings: Readonly<Pick<Timings, 'ring' | 'grace'>>
}

/** `GET /api/v1/me`: who is signed in here. */
export function meRoutes({ secret, demo, timings }: MeDeps): Router {
  const routes = Router()
  routes.get('/', (req, res) => {
    const { personId, id, sessionId, name, role, operatorId, groupId, unitCode } = actorOf(req)
    const me: Me = {
      ...{ id: personId, username: id, name, role },
      ...(operatorId === undefined ? {} : { operatorId }),
      ...(groupId === undefined ? {} : { groupId }),
      ...(unitCode === undefined ? {} : { unitCode }),
      ...{ protocolVersion, demo, draftKey: draftKey(secret, sessionId) },
      timings: { ring: timings.ring, grace: timings.grace },
    }
    res.setHeader('Cache-Control', 'no-store')
    res.json(me)
  })
  return routes
}
