import { moveToQueue, prioritiseCall } from '@hearline/domain'
import { callOf } from '@hearline/store'
import { takeInHand } from '../calls/in-hand.ts'
import { keep } from '../calls/keep.ts'
import type { Handler } from './handler.ts'
import { notFound, nothing, refuseCall } from './refuse.ts'

export const moveCall: Handler<'move-call'> = async (cx, { callId, queueId }) => {
  const held = await takeInHand(cx.tx, callId)
  const queue = cx.floor.queues.get(queueId)
  if (!held || !queue) return notFound
  const moved = moveToQueue(callOf(held.call), queueId, queue.requiredLevel)
  if (!moved.ok) return refuseCall(moved.error, held.call)
  await keep(cx, held, { call: moved.value })
  return nothing
}

export const prioritise: Handler<'prioritise-call'> = async (cx, { callId, priority }) => {
  const held = await takeInHand(cx.tx, callId)
  if (!held) return notFound
  const raised = prioritiseCall(callOf(held.call), priority)
  if (!raised.ok) return refuseCall(raised.error, held.call)
  await keep(cx, held, { call: raised.value })
  return nothing
}
