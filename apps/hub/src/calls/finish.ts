import { closeCall, ok, refuse, type OperatorId, type Result } from '@hearline/domain'
import { callOf, callOfOperator, lockCall, lockEngagementOf, lockOperator, operatorOf } from '@hearline/store'
import type { FloorContext, Leaving } from './in-hand.ts'
import { keep } from './keep.ts'

/**
 * An operator leaves her wrap-up: the call is closed, her engagement ended, and `leave` says what she becomes.
 * @returns `busy` with `skipLocked` when somebody else is acting on the call or on her
 */
export async function leaveWrapUp(
  cx: FloorContext,
  operatorId: OperatorId,
  cause: string,
  leave: Leaving,
  how: { skipLocked?: boolean } = {},
): Promise<Result<null, 'wrong-state' | 'busy'>> {
  const { tx } = cx
  const none = refuse(how.skipLocked ? 'busy' : 'wrong-state')
  const callId = await callOfOperator(tx, operatorId)
  if (!callId) return refuse('wrong-state')
  const call = await lockCall(tx, callId, how)
  if (!call) return none
  const engagement = await lockEngagementOf(tx, operatorId)
  const operator = await lockOperator(tx, operatorId, how)
  if (!operator) return none
  // she may have moved on between the look and the lock
  if (operator.callId !== callId || operator.activity !== 'wrap-up') return refuse('wrong-state')
  const left = leave(operatorOf(operator))
  if (!left.ok) return refuse('wrong-state')
  // after a transfer the call goes on with somebody else
  const closed = call.operatorId === operatorId ? closeCall(callOf(call)) : undefined
  await keep(
    cx,
    { call, engagement, operator },
    {
      ...(closed?.ok ? { call: closed.value } : {}),
      engagement: { state: 'ended', endedAt: tx.now, endCause: cause },
      operator: left.value,
    },
  )
  return ok(null)
}
