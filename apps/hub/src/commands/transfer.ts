import { beginWrapUp, own, transferToQueue } from '@hearline/domain'
import { callOf, operatorOf } from '@hearline/store'
import { keep } from '../calls/keep.ts'
import type { Handler } from './handler.ts'
import { nothing, refuseCall } from './refuse.ts'
import { ownCall } from './talk.ts'

/** Blind, to the front of a queue: the caller hears music, the operator finishes her own record. */
export const transfer: Handler<'transfer-call'> = async (cx, { callId, to, kind }) => {
  const mine = await ownCall(cx, { callId })
  if (!mine.ok) return mine
  const held = mine.value
  const queue = kind === 'blind' && 'queue' in to ? cx.floor.queues.get(to.queue) : undefined
  if (!queue) return refuseCall('target-unavailable', held.call)
  const { now } = cx.tx
  const need = { queueId: queue.id, requiredLevel: queue.requiredLevel }
  const moved = transferToQueue(callOf(held.call), need, now)
  if (!moved.ok) return refuseCall(moved.error, held.call)
  if (!held.operator) return refuseCall('wrong-state', held.call)
  const operator = operatorOf(held.operator)
  const wrapping = beginWrapUp(operator, now, cx.timings, own(operator))
  if (!wrapping.ok) return refuseCall(wrapping.error, held.call)
  await keep(cx, held, {
    call: moved.value,
    engagement: { state: 'wrap-up', talkEndedAt: now, endCause: 'transferred' },
    operator: wrapping.value,
    order: { do: 'park', music: true },
  })
  return nothing
}
