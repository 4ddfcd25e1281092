import { dropOffer, ok, refuse, signOut, type ChangedBy, type OperatorId, type Result } from '@hearline/domain'
import { callOfOperator, lockOperator, operatorOf } from '@hearline/store'
import { loseLineOf } from './call-back.ts'
import { leaveWrapUp } from './finish.ts'
import { giveBackOffer } from './give-back.ts'
import { takeInHand, type FloorContext, type Leaving } from './in-hand.ts'
import { askedIsGone } from './asked.ts'
import { keepOperator } from './keep-operator.ts'

/** Signs an operator out: an offer goes back to the front, a wrap-up is finished, a live call refuses. */
export async function endSeat(
  cx: FloorContext,
  operatorId: OperatorId,
  by: ChangedBy,
): Promise<Result<null, 'wrong-state'>> {
  const { tx } = cx
  const leave: Leaving = (operator) => signOut(operator, tx.now, by)
  const dropAndLeave: Leaving = (operator) => {
    const dropped = dropOffer(operator, tx.now)
    return dropped.ok ? leave(dropped.value) : dropped
  }
  const callId = await callOfOperator(tx, operatorId)
  const held = callId && (await takeInHand(tx, callId))
  if (held && held.operator?.id === operatorId && held.call.state === 'offered') {
    const returned = await giveBackOffer(cx, held, by.cause, dropAndLeave)
    return returned.ok ? returned : refuse('wrong-state')
  }
  if (held && held.call.party?.operatorId === operatorId && held.call.party.state === 'ringing') {
    const gone = await askedIsGone(cx, held, { cause: by.cause, leave: dropAndLeave })
    return gone.ok ? gone : refuse('wrong-state')
  }
  const before = await lockOperator(tx, operatorId)
  if (before?.activity === 'wrap-up' && before.callId === callId) {
    const left = await leaveWrapUp(cx, operatorId, by.cause, leave)
    return left.ok ? left : refuse('wrong-state')
  }
  if (!before || before.callId !== null) return refuse('wrong-state')
  const left = signOut(operatorOf(before), tx.now, by)
  if (!left.ok) return refuse('wrong-state')
  await keepOperator(cx, before, left.value)
  await loseLineOf(cx, operatorId)
  return ok(null)
}
