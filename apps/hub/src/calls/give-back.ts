import { ok, reQueueCall, returnCall, type Operator, type Result } from '@hearline/domain'
import { callOf, operatorOf } from '@hearline/store'
import type { FloorContext, InHand } from './in-hand.ts'
import { keep } from './keep.ts'

/** What becomes of the operator when a call leaves her. */
export type Leaving = (operator: Operator) => Result<Operator, string>

type Gone = Result<null, 'call-gone' | 'wrong-state'>

/** An offer came back: the call goes to the front of its queue and the desk stops ringing. */
export async function giveBackOffer(cx: FloorContext, held: InHand, cause: string, leave: Leaving): Promise<Gone> {
  const returned = returnCall(callOf(held.call), cx.tx.now)
  if (!returned.ok) return returned
  await keep(cx, held, { call: returned.value, ...released(cx, held, cause, leave), order: { do: 'cancel' } })
  return ok(null)
}

/** The operator's leg failed just after the answer: the caller hears music at the front of the queue. */
export async function giveBackTalk(cx: FloorContext, held: InHand, cause: string, leave: Leaving): Promise<Gone> {
  const returned = reQueueCall(callOf(held.call), cx.tx.now)
  if (!returned.ok) return returned
  const order = { do: 'park', music: true } as const
  await keep(cx, held, { call: returned.value, ...released(cx, held, cause, leave), order })
  return ok(null)
}

/** The engagement's end and the operator's new state, where she can be released. */
export function released(cx: FloorContext, held: InHand, cause: string, leave: Leaving) {
  const { now } = cx.tx
  const left = held.operator && leave(operatorOf(held.operator))
  return {
    engagement: { state: 'ended', endedAt: now, endCause: cause, leaseEndsAt: null } as const,
    ...(left?.ok ? { operator: left.value } : {}),
  }
}
