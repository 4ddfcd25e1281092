import { connectCall, isLive, legFailedEarly, loseLeg, returnOffer } from '@hearline/domain'
import { callOf } from '@hearline/store'
import { askedAnswers, askedIsGone } from '../calls/asked.ts'
import { answerInHand } from '../calls/answer.ts'
import { endTalk } from '../calls/end.ts'
import { giveBackOffer, giveBackTalk } from '../calls/give-back.ts'
import type { InHand, Leaving } from '../calls/in-hand.ts'
import { keep } from '../calls/keep.ts'
import { happenedAt, type Reaction } from './effect.ts'
import { bound } from './bound.ts'

/** A phone on a desk was lifted: an answer, if the offer still stands. Of a call answered by command it is an echo. */
export const legAnswered: Reaction<'leg-answered'> = async (cx, event) => {
  const held = await bound(cx, event)
  if (!held) return 'unknown-call'
  const { call } = held
  if (isAsked(held, event)) {
    if (call.party?.state !== 'ringing') return 'noted'
    const { operatorId } = call.party
    const claim = { fence: event.fence ?? -1, ...(operatorId === undefined ? {} : { operatorId }) }
    const heard = await askedAnswers(cx, held, claim)
    return heard.ok ? 'done' : heard.error === 'stale-fence' ? 'stale-fence' : 'call-gone'
  }
  if (isLive(call) && isOperators(held, event)) return 'noted'
  if (call.operatorId === null) return call.state === 'queued' ? 'stale-fence' : 'call-gone'
  const claim = { operatorId: call.operatorId, fence: event.fence ?? -1 }
  const answered = await answerInHand(cx, held, claim)
  if (answered.ok) return 'done'
  return answered.error === 'stale-fence' ? 'stale-fence' : 'call-gone'
}

/** The voices are joined. */
export const connected: Reaction<'connected'> = async (cx, event) => {
  const held = await bound(cx, event)
  if (!held) return 'unknown-call'
  if (isStale(held.call.fence, event.fence)) return 'noted'
  const at = Math.max(happenedAt(cx, event), held.call.answeredAt ?? 0)
  const joined = connectCall(callOf(held.call), at)
  if (!joined.ok) return 'out-of-order'
  if (joined.value.connectedAt !== held.call.connectedAt) await keep(cx, held, { call: joined.value })
  return 'done'
}

/**
 * The operator's leg could not be used: the call goes back, or ends when the talk is older than a moment. Without the
 * fence of the ring that made the leg it may be another operator's, and nothing is done.
 */
export const legFailed: Reaction<'leg-failed'> = async (cx, event) => {
  const held = await bound(cx, event)
  if (!held) return 'unknown-call'
  const { now } = cx.tx
  const cause = 'leg-failed'
  if (isAsked(held, event)) {
    const by = { actor: 'system', cause: 'link-lost' } as const
    const leave: Leaving = (operator) =>
      operator.activity === 'offered' ? returnOffer(operator, now, by) : loseLeg(operator, now)
    await askedIsGone(cx, held, { cause, leave, legIsGone: true })
    return 'done'
  }
  if (!isOperators(held, event)) return 'noted'
  if (held.call.state === 'offered') {
    const by = { actor: 'system', cause: 'link-lost' } as const
    await giveBackOffer(cx, held, cause, (operator) => returnOffer(operator, now, by))
    return 'done'
  }
  if (!isLive(held.call)) return 'noted'
  if (legFailedEarly(callOf(held.call), happenedAt(cx, event), cx.timings)) {
    await giveBackTalk(cx, held, cause, (operator) => loseLeg(operator, now))
  } else {
    await endTalk(cx, held, { cause, hangUp: true })
  }
  return 'done'
}

/** Somebody put down: the operator's phone or the caller's. As above, only with the leg's fence. */
export const legEnded: Reaction<'leg-ended'> = async (cx, event) => {
  const held = await bound(cx, event)
  if (!held) return 'unknown-call'
  if (isAsked(held, event)) {
    if (event.by !== 'switch') await askedIsGone(cx, held, { cause: 'hung-up', legIsGone: true })
    return event.by === 'switch' ? 'noted' : 'done'
  }
  if (!isOperators(held, event) || !isLive(held.call) || event.by === 'switch') return 'noted'
  await endTalk(cx, held, { cause: event.by, hangUp: event.by === 'operator' })
  return 'done'
}

type About = { fence?: number | undefined }

/** The leg of whom the operator asked. */
const isAsked = ({ call }: InHand, { fence }: About): boolean => call.party !== null && call.party.fence === fence

/** The leg of whoever has the call: of the ring that reached her, whatever rang later. */
const isOperators = ({ call, engagement }: InHand, { fence }: About): boolean =>
  fence !== undefined && fence === (engagement?.fence ?? call.fence)

/**
 * An order could not be obeyed: when it was the ring of somebody outside, nobody will answer. One to dial has the name
 * of its call.
 */
export const instructionFailed: Reaction<'instruction-failed'> = async (cx, event) => {
  const held = event.call === undefined ? undefined : await bound(cx, { call: event.call })
  if (!held && event.call === event.instruction) return 'unknown-call'
  if (held?.call.party?.leg !== event.instruction) return 'noted'
  await askedIsGone(cx, held, { cause: event.reason, legIsGone: true })
  return 'done'
}

const isStale = (current: number, told: number | undefined) => told !== undefined && told !== current
