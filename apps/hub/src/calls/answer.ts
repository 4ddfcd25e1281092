import { answer, answerCall, ok, refuse, type CallRefusal, type OfferClaim } from '@hearline/domain'
import type { Result, TicketId } from '@hearline/domain'
import { callOf, operatorOf } from '@hearline/store'
import { settleCallBack } from './call-back.ts'
import { ticketFor } from './card.ts'
import type { FloorContext, InHand } from './in-hand.ts'
import { keep } from './keep.ts'

/** The operator took the call: both talk, the switch joins them, and a draft ticket of hers exists. */
export async function answerInHand(
  cx: FloorContext,
  held: InHand,
  claim: OfferClaim,
): Promise<Result<{ ticketId: TicketId }, CallRefusal>> {
  const { now } = cx.tx
  const answered = answerCall(callOf(held.call), claim, now)
  if (!answered.ok) return answered
  if (!held.operator || !held.engagement) return refuse('wrong-state')
  const talking = answer(operatorOf(held.operator), held.call.id, now)
  if (!talking.ok) return talking
  const ticketId = await ticketFor(cx.tx, held.call, claim.operatorId)
  const waitedMs = now - held.call.waitingSince
  // before the switch's rows, which come last
  await settleCallBack(cx, held.call.id)
  await keep(cx, held, {
    call: answered.value,
    extras: { ticketId },
    engagement: { state: 'talking', answeredAt: now, waitedMs, leaseEndsAt: null },
    operator: talking.value,
    order: { do: 'connect' },
  })
  return ok({ ticketId })
}
