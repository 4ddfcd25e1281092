import { answer, answerCall, ok, refuse, type CallRefusal, type OfferClaim } from '@hearline/domain'
import type { OperatorId, Result, TicketId } from '@hearline/domain'
import { callOf, insertTicket, operatorOf, passOnBlank, type CallRow, type Tx } from '@hearline/store'
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
  const ticketId = await draftOf(cx.tx, held.call, claim.operatorId)
  await keep(cx, held, {
    call: answered.value,
    extras: { ticketId },
    engagement: { state: 'talking', answeredAt: now, leaseEndsAt: null },
    operator: talking.value,
    order: { do: 'connect' },
  })
  return ok({ ticketId })
}

/** A call that came back passes its draft on, as long as nobody has written in it. */
async function draftOf(tx: Tx, call: CallRow, authorId: OperatorId): Promise<TicketId> {
  const passed = call.ticketId === null ? undefined : await passOnBlank(tx, call.ticketId, authorId)
  return (passed ?? (await insertTicket(tx, { authorId, callId: call.id }))).id
}
