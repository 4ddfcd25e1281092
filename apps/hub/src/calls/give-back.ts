import { goesBackTo, offerCall, ok, reQueueCall, returnCall, takeBack, type Result } from '@hearline/domain'
import { callOf, insertNotice, insertOffer, isSeatPresent, operatorOf } from '@hearline/store'
import type { FloorContext, InHand, Leaving, Side } from './in-hand.ts'
import { keep, tell } from './keep.ts'
import { named, returnedWords } from './notice.ts'
import { keepSide, takeSide } from './side.ts'

type Gone = Result<null, 'call-gone' | 'wrong-state'>

/**
 * An offer came back: the desk stops ringing, and the call goes to the front of its queue, or back to the operator who
 * passed it on while she still writes her record.
 */
export async function giveBackOffer(cx: FloorContext, held: InHand, cause: string, leave: Leaving): Promise<Gone> {
  const returned = returnCall(callOf(held.call), cx.tx.now)
  if (!returned.ok) return returned
  const from = await whoPassedItOn(cx, held)
  if (from) return ringBack(cx, held, { cause, leave, from })
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

/** She who passed the call on, locked, when she is in its wrap-up and at her desk. */
async function whoPassedItOn({ tx }: FloorContext, { call }: InHand): Promise<Side | undefined> {
  const from = call.transferredBy?.operatorId
  if (from === undefined || from === call.operatorId) return undefined
  const side = await takeSide(tx, call.id, from)
  const writing = side.operator?.activity === 'wrap-up' && side.engagement?.state === 'wrap-up' ? [from] : []
  if (goesBackTo(callOf(call), writing) === undefined) return undefined
  return (await isSeatPresent(tx.db, from)) ? side : undefined
}

type Back = { readonly cause: string; readonly leave: Leaving; readonly from: Side }

async function ringBack(cx: FloorContext, held: InHand, { cause, leave, from }: Back): Promise<Gone> {
  const { tx, timings } = cx
  const { operator } = from
  const returned = returnCall(callOf(held.call), tx.now)
  if (!operator) throw new Error('nobody is there to take the call back')
  const taken = takeBack(operatorOf(operator), held.call.id, tx.now)
  if (!returned.ok || !taken.ok) throw new Error(`call ${held.call.id} cannot go back to who passed it on`)
  const offered = offerCall(returned.value, operator.id, tx.now, timings)
  if (!offered.ok) return offered
  const left = released(cx, held, cause, leave)
  const call = await keep(cx, held, { call: offered.value, ...left })
  // first the ends, then the beginning: one open engagement an operator, one offer a call
  await keepSide(cx, call, from, {
    engagement: { state: 'ended', endedAt: tx.now, endCause: 'returned' },
    operator: taken.value,
  })
  const { id: callId, fence, leaseEndsAt } = call
  const offer = { callId, operatorId: operator.id, fence, leaseEndsAt: leaseEndsAt ?? tx.now, why: named(operator.id) }
  const engagement = await insertOffer(tx, offer)
  if (!engagement) throw new Error(`call ${callId} was taken while it went back`)
  const name = held.operator?.name ?? '?'
  await insertNotice(tx, { operatorId: operator.id }, returnedWords({ name, cause, callId }))
  await tell(cx, call, [
    { body: { do: 'cancel' }, fence: held.call.fence },
    { body: { do: 'ring', leg: engagement.id, operator: operator.id, seat: 'hub' } },
  ])
  return ok(null)
}
