import { ctiEnvelope } from '@hearline/protocol'
import express, { type Router } from 'express'
import { parsed } from '../http/body.ts'
import type { Promptly } from '../http/promptly.ts'
import { refusalOf } from '../http/refusal.ts'
import type { CtiDeps } from './deps.ts'
import { SWITCH, switchOnly } from './key.ts'
import { receive } from './receive.ts'
import { streamInstructions, type Streams } from './stream.ts'

/** A switch coming up lists all of its calls. */
const MAX_EVENT = 2 * 1024 * 1024

type CtiRoutesDeps = CtiDeps & { readonly ctiKey: string; readonly promptly: Promptly }

/**
 * `/events` and `/instructions` of a switch. To be mounted at `/api/v1/cti`, before any reader of bodies: a
 * `switch-up` is larger than what people may send.
 */
export function ctiRoutes(deps: CtiRoutesDeps): { router: Router; stop(): Promise<void> } {
  const streams: Streams = new Set()
  // an instruction comes with a change of its call's or call-back's row, on whichever hub it was made; the few that do not, as to hang
  // up a call nobody knows, are found by the next look at the table
  const silence = deps.model.onApplied((applied) => {
    if (applied.some(({ kind }) => kind === 'call' || kind === 'callback')) for (const stream of streams) stream.wake()
  })
  // numbers of another floor: with its old cursor the switch is given a snapshot
  deps.model.onCleared(() => {
    for (const stream of streams) stream.end()
  })
  const router = express.Router()
  const switchId = SWITCH
  router.use(switchOnly(deps.ctiKey))
  router.post('/events', express.json({ limit: MAX_EVENT, type: () => true }), async (req, res) => {
    const event = parsed(ctiEnvelope, req.body, 'event')
    const { status, outcome } = await deps.promptly(receive({ ...deps, switchId }, event))
    res.status(status)
    if (status === 202) res.json({ outcome })
    else res.json(refusalOf(outcome, 'That leg came too late; drop it.'))
  })
  router.get('/instructions', (req, res) => streamInstructions({ ...deps, switchId, streams }, req, res))
  return {
    router,
    stop() {
      silence()
      for (const stream of streams) stream.end()
      return Promise.resolve()
    },
  }
}
