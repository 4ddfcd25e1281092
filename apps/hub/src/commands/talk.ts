import { belongsTo, hold, holdCall, ok, own, resume, resumeCall } from '@hearline/domain'
import type { Call, CallId, CallRefusal, Instant, Operator, Result } from '@hearline/domain'
import { callOf, operatorOf } from '@hearline/store'
import { askedIsGone } from '../calls/asked.ts'
import { endTalk } from '../calls/end.ts'
import { takeInHand, type InHand } from '../calls/in-hand.ts'
import { keep } from '../calls/keep.ts'
import type { CommandContext, Handler } from './handler.ts'
import { notFound, nothing, refuseCall } from './refuse.ts'

type About = { callId: CallId; fence?: number | undefined }

/** The call, locked, if it is the actor's. */
export async function ownCall(cx: CommandContext, { callId, fence }: About) {
  const held = await takeInHand(cx.tx, callId)
  return held ? isHers(cx, held, { callId, fence }) : notFound
}

function isHers(cx: CommandContext, held: InHand, { fence }: About) {
  const { operatorId } = cx.actor
  if (!operatorId) return refuseCall('not-your-call', held.call)
  // the ring she answered is hers still, whoever was rung since
  const named = fence === held.engagement?.fence ? undefined : fence
  const mine = belongsTo(callOf(held.call), operatorId, named)
  return mine.ok ? ok(held) : refuseCall(mine.error, held.call)
}

/** One turn of a talk: what it makes of the call and of its operator, and what the switch is told. */
type Turn = {
  call: (call: Call) => Result<Call, CallRefusal>
  operator: (operator: Operator, now: Instant) => Result<Operator, 'wrong-state'>
  state: 'held' | 'talking'
  order: 'hold' | 'resume'
}

async function turn(cx: CommandContext, held: InHand, { call, operator, state, order }: Turn) {
  const turned = call(callOf(held.call))
  if (!turned.ok) return refuseCall(turned.error, held.call)
  const moved = held.operator && operator(operatorOf(held.operator), cx.tx.now)
  if (!moved?.ok) return refuseCall('wrong-state', held.call)
  await keep(cx, held, {
    call: turned.value,
    engagement: { state },
    operator: moved.value,
    order: { do: order },
  })
  return nothing
}

export const putOnHold: Handler<'hold-call'> = async (cx, body) => {
  const mine = await ownCall(cx, body)
  return mine.ok ? turn(cx, mine.value, { call: holdCall, operator: hold, state: 'held', order: 'hold' }) : mine
}

export const takeBack: Handler<'resume-call'> = async (cx, body) => {
  const mine = await ownCall(cx, body)
  if (!mine.ok) return mine
  return turn(cx, mine.value, { call: resumeCall, operator: resume, state: 'talking', order: 'resume' })
}

/** Whoever has the call ends it; a colleague who was asked only leaves it. */
export const end: Handler<'end-call'> = async (cx, body) => {
  const held = await takeInHand(cx.tx, body.callId)
  if (!held) return notFound
  const { operatorId } = cx.actor
  const { party } = held.call
  if (party && party.operatorId === operatorId && party.state !== 'ringing') {
    const gone = await askedIsGone(cx, held, { cause: 'operator' })
    return gone.ok ? nothing : refuseCall(gone.error, held.call)
  }
  const mine = isHers(cx, held, body)
  if (!mine.ok) return mine
  const by = held.operator ? { by: own(operatorOf(held.operator)) } : {}
  const ended = await endTalk(cx, held, { cause: 'operator', hangUp: true, ...by })
  return ended.ok ? nothing : refuseCall(ended.error, held.call)
}
