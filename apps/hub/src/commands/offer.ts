import { declineCall, ok, returnOffer } from '@hearline/domain'
import { callOf } from '@hearline/store'
import { answerInHand } from '../calls/answer.ts'
import { giveBackOffer } from '../calls/give-back.ts'
import { takeInHand } from '../calls/in-hand.ts'
import type { Handler } from './handler.ts'
import { notFound, nothing, refuseCall } from './refuse.ts'

export const answerCall: Handler<'answer-call'> = async (cx, { callId, fence }) => {
  const held = await takeInHand(cx.tx, callId)
  if (!held) return notFound
  const { operatorId } = cx.actor
  if (!operatorId) return refuseCall('not-your-call', held.call)
  const answered = await answerInHand(cx, held, { operatorId, fence })
  return answered.ok ? ok({ ticketId: answered.value.ticketId }) : refuseCall(answered.error, held.call)
}

export const decline: Handler<'decline-call'> = async (cx, { callId, fence, reason }) => {
  const held = await takeInHand(cx.tx, callId)
  if (!held) return notFound
  const { operatorId, id } = cx.actor
  if (!operatorId) return refuseCall('not-your-call', held.call)
  const declined = declineCall(callOf(held.call), { operatorId, fence }, cx.tx.now)
  if (!declined.ok) return refuseCall(declined.error, held.call)
  const by = { actor: id, cause: 'own' as const, ...(reason === undefined ? {} : { reason }) }
  const back = await giveBackOffer(cx, held, 'declined', (operator) => returnOffer(operator, cx.tx.now, by))
  return back.ok ? nothing : refuseCall(back.error, held.call)
}
