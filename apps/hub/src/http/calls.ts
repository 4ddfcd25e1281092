import { may } from '@hearline/domain'
import { callerHistory, callWhole, values } from '@hearline/protocol'
import { engagementsOf, findCall, findOperator, whoCallsBack, type Store } from '@hearline/store'
import { Router } from 'express'
import type { Actor } from '../auth/actor.ts'
import { callRow, iso } from '../floor/projection.ts'
import { parsed } from './body.ts'
import { callerHistoryOf } from './caller.ts'
import { Refused } from './refusal.ts'
import { actorOf, allowed, notAllowed } from './signed-in.ts'
import type { ListDeps } from './tickets.ts'

/** `GET /api/v1/calls/<id>`: the call, everybody it was offered to, and why; `/caller`: what is known of who calls. */
export function callRoutes({ store, promptly }: ListDeps): Router {
  const routes = Router()
  routes.get('/:id', allowed('read-calls'), async (req, res) => {
    const actor = actorOf(req)
    const { row, engagements, callers } = await promptly(readable(store, actor, req.params['id']))
    const mine = actor.operatorId !== undefined && [row.operatorId, ...callers].includes(actor.operatorId)
    const body = {
      call: callRow(row, mine),
      engagements: engagements.map((one) => ({
        operatorId: one.operatorId,
        fence: one.fence,
        state: one.state,
        startedAt: iso(one.startedAt),
        ...(one.endedAt === null ? {} : { endedAt: iso(one.endedAt) }),
        ...(one.endCause === null ? {} : { endCause: one.endCause }),
        ...(one.why === null ? {} : { why: one.why }),
      })),
    }
    res.setHeader('Cache-Control', 'no-store')
    res.json(callWhole.parse(body))
  })

  routes.get('/:id/caller', allowed('read-calls'), async (req, res) => {
    const actor = actorOf(req)
    const { row } = await promptly(readable(store, actor, req.params['id']))
    const reader = actor.operatorId === undefined ? {} : { reader: actor.operatorId }
    const known = await promptly(callerHistoryOf(store, row.id, { arrivedAt: row.arrivedAt, ...reader }))
    res.setHeader('Cache-Control', 'no-store')
    res.json(callerHistory.parse(known))
  })
  return routes
}

/** The call, everybody it was offered to and who calls its caller back, when the actor may read calls like this one. */
async function readable(store: Pick<Store, 'read'>, actor: Actor, given: unknown) {
  const id = parsed(values.callId, given, 'id')
  const row = await findCall(store.read, id)
  if (row === undefined) throw new Refused('not-found', 'There is no such call.')
  const engagements = await engagementsOf(store.read, id)
  const callers = row.operatorId === null ? await whoCallsBack(store.read, id) : []
  const own = await isOwn(store, actor, [row.operatorId, ...engagements.map((one) => one.operatorId), ...callers])
  if (may(actor.role, 'read-calls', { own }) === 'no') throw notAllowed()
  return { row, engagements, callers }
}

async function isOwn(
  store: Pick<Store, 'read'>,
  actor: Actor,
  operators: readonly (Actor['operatorId'] | null)[],
): Promise<boolean> {
  if (actor.operatorId !== undefined && operators.includes(actor.operatorId)) return true
  if (actor.role !== 'lead') return false
  for (const id of new Set(operators))
    if (id && (await findOperator(store.read, id))?.groupId === actor.groupId) return true
  return false
}
