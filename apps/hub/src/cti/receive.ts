import { ctiEvent, type ctiEnvelope, type CtiEvent } from '@hearline/protocol'
import { claimEvent, knownEvent, noteEvent, noteSwitchUp, Unavailable, type EventReply, type Tx } from '@hearline/store'
import type { z } from 'zod'
import { commit } from '../calls/commit.ts'
import { badInput } from '../http/refusal.ts'
import { parsed } from '../http/body.ts'
import { arrive } from './arrival.ts'
import { dialledCall } from './dialled.ts'
import { odd, type CtiContext, type Effect } from './effect.ts'
import { acceptCallBack } from './call-back.ts'
import { callEnded, callerHungUp } from './ending.ts'
import { connected, instructionFailed, legAnswered, legEnded, legFailed } from './leg.ts'
import { reconcile } from './reconcile.ts'
import type { CtiDeps } from './deps.ts'

type Deps = CtiDeps & { switchId: string }
type Envelope = z.infer<typeof ctiEnvelope>

const known = new Set<string>(ctiEvent.options.map((option) => option.shape.type.value))

/**
 * Brings an event's effect, once for each id, and tells the status it is answered with.
 * @throws Refused `bad-input` when a field of a known type is missing or wrong
 */
export async function receive(deps: Deps, envelope: Envelope): Promise<EventReply> {
  const event = known.has(envelope.type) ? parsed(ctiEvent, envelope, 'event') : undefined
  if (event?.type === 'leg-answered' && event.fence === undefined) throw badInput('fence', 'is missing')
  if (event?.type === 'switch-up' && !(await knownEvent(deps.store.read, { ...event, switchId: deps.switchId }))) {
    await reconcile(deps, event)
  }
  try {
    return await commit(deps, (tx) => once(deps, tx, envelope, (cx) => effectOf(cx, event)))
  } catch (error) {
    if (error instanceof Unavailable) throw error
    // a switch sends in order: an event that cannot be handled must not stop those behind it
    deps.log.error({ err: error, type: envelope.type }, 'an event of the switch failed')
    return commit(deps, (tx) => once(deps, tx, envelope, () => Promise.resolve('failed')))
  }
}

async function once(
  deps: Deps,
  tx: Tx,
  envelope: Envelope,
  effect: (cx: CtiContext) => Promise<Effect>,
): Promise<EventReply> {
  const { switchId, timings } = deps
  const { vault } = deps.store
  const before = await claimEvent(tx, { switchId, id: envelope.id, n: envelope.n, type: envelope.type })
  if (before) return before
  const outcome = await effect({ tx, timings, vault, switchId })
  const reply = { status: outcome === 'stale-fence' || outcome === 'call-gone' ? 409 : 202, outcome }
  if (outcome === 'done') return reply
  const isOdd = (odd as readonly string[]).includes(outcome)
  await noteEvent(tx, { switchId, id: envelope.id }, reply, isOdd ? vault.seal(JSON.stringify(envelope)) : undefined)
  return reply
}

async function effectOf(cx: CtiContext, event: CtiEvent | undefined): Promise<Effect> {
  const effect = await react(cx, event)
  // nobody's call may be one of the hub's own
  return event && effect === 'unknown-call' ? dialledCall(cx, event) : effect
}

function react(cx: CtiContext, event: CtiEvent | undefined): Promise<Effect> {
  switch (event?.type) {
    case undefined:
      return Promise.resolve('unknown-type')
    case 'switch-up':
      return noteSwitchUp(cx.tx, { id: cx.switchId, boot: event.boot, abilities: event.can }).then(() => 'done')
    case 'call-arrived':
      return arrive(cx, event)
    case 'caller-hung-up':
      return callerHungUp(cx, event)
    case 'call-ended':
      return callEnded(cx, event)
    case 'leg-answered':
      return legAnswered(cx, event)
    case 'connected':
      return connected(cx, event)
    case 'leg-failed':
      return legFailed(cx, event)
    case 'leg-ended':
      return legEnded(cx, event)
    case 'dtmf':
      return acceptCallBack(cx, event)
    case 'instruction-failed':
      return instructionFailed(cx, event)
    default:
      return Promise.resolve('noted')
  }
}
