import { declineCall, ok, returnOffer, type OperatorId } from '@hearline/domain'
import { callOf, type CallRow } from '@hearline/store'
import { askedAnswers, askedIsGone } from '../calls/asked.ts'
import { answerInHand } from '../calls/answer.ts'
import { giveBackOffer } from '../calls/give-back.ts'
import { takeInHand, type Leaving } from '../calls/in-hand.ts'
import type { Handler } from './handler.ts'
import { notFound, nothing, refuseCall } from './refuse.ts'

export const answerCall: Handler<'answer-call'> = async (cx, { callId, fence }) => {
  const held = await takeInHand(cx.tx, callId)
  if (!held) return notFound
  const { operatorId } = cx.actor
  if (!operatorId) return refuseCall('not-your-call', held.call)
  if (isAsked(held.call, operatorId)) {
    const heard = await askedAnswers(cx, held, { operatorId, fence })
    if (!heard.ok) return refuseCall(heard.error, held.call)
    return held.call.ticketId === null ? refuseCall('wrong-state', held.call) : ok({ ticketId: held.call.ticketId })
  }
  const answered = await answerInHand(cx, held, { operatorId, fence })
  return answered.ok ? ok({ ticketId: answered.value.ticketId }) : refuseCall(answered.error, held.call)
}

export const decline: Handler<'decline-call'> = async (cx, { callId, fence, reason }) => {
  const held = await takeInHand(cx.tx, callId)
  if (!held) return notFound
  const { operatorId, id } = cx.actor
  if (!operatorId) return refuseCall('not-your-call', held.call)
  const by = { actor: id, cause: 'own' as const, ...(reason === undefined ? {} : { reason }) }
  const leave: Leaving = (operator) => returnOffer(operator, cx.tx.now, by)
  if (isAsked(held.call, operatorId)) {
    const { party } = held.call
    if (party?.fence !== fence) return refuseCall('stale-fence', held.call)
    if (party.state !== 'ringing') return refuseCall('wrong-state', held.call)
    const gone = await askedIsGone(cx, held, { cause: 'declined', leave })
    return gone.ok ? nothing : refuseCall(gone.error, held.call)
  }
  const declined = declineCall(callOf(held.call), { operatorId, fence }, cx.tx.now)
  if (!declined.ok) return refuseCall(declined.error, held.call)
  const back = await giveBackOffer(cx, held, 'declined', leave)
  return back.ok ? nothing : refuseCall(back.error, held.call)
}

/** A colleague asks her; the call itself is the colleague's. */
const isAsked = (call: CallRow, id: OperatorId): boolean => call.party?.operatorId === id
