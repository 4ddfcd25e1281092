import { breakMinutes, standardBreakShare, type Timings } from '@hearline/domain'
import { protocolVersion, type Me } from '@hearline/protocol'
import { readBreakShare } from '@hearline/store'
import { Router } from 'express'
import { draftKey } from '../auth/sessions.ts'
import { readOnce } from './read-once.ts'
import { actorOf } from './signed-in.ts'
import type { ListDeps } from './tickets.ts'

const KEPT_MS = 10_000

/** The timings are those of this moment: they may be set anew while the hub runs. */
export type MeDeps = ListDeps & {
  readonly secret: string
  readonly demo: boolean
  readonly timings: Readonly<Timings>
}

/** `GET /api/v1/me`: who is signed in here. */
export function meRoutes({ secret, demo, timings, store, promptly }: MeDeps): Router {
  const routes = Router()
  const breakShare = readOnce(KEPT_MS, () => readBreakShare(store.read))
  let share = standardBreakShare
  routes.get('/', async (req, res) => {
    const { personId, id, sessionId, name, role, operatorId, groupId, unitCode } = actorOf(req)
    // who is signed in is known without Postgres; then it is the share read last
    share = await promptly(breakShare()).catch(() => share)
    const me: Me = {
      ...{ id: personId, username: id, name, role },
      ...(operatorId === undefined ? {} : { operatorId }),
      ...(groupId === undefined ? {} : { groupId }),
      ...(unitCode === undefined ? {} : { unitCode }),
      ...{ protocolVersion, demo, draftKey: draftKey(secret, sessionId) },
      timings: { ring: timings.ring, grace: timings.grace, longHold: timings.longHold },
      breaks: { minutes: breakMinutes(timings), share },
    }
    res.setHeader('Cache-Control', 'no-store')
    res.json(me)
  })
  return routes
}
