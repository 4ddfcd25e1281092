import { may, moveToQueue, prioritiseCall, type Call, type CallId, type Result } from '@hearline/domain'
import { callOf, isServedBy, writeAudit } from '@hearline/store'
import { takeInHand } from '../calls/in-hand.ts'
import { keep } from '../calls/keep.ts'
import type { CommandContext, Handler } from './handler.ts'
import { notFound, nothing, refuseCall } from './refuse.ts'

type Wish = {
  readonly act: 'move-call' | 'prioritise-call'
  readonly callId: CallId
  readonly reason: string | undefined
  readonly take: (call: Call) => Result<Call, 'call-gone' | 'wrong-state'>
}

/** Changes where a waiting call stands; a lead does so in the queues her group serves. */
async function place(cx: CommandContext, { act, callId, reason, take }: Wish) {
  const { actor, tx } = cx
  const held = await takeInHand(tx, callId)
  if (!held) return notFound
  const own = actor.groupId !== undefined && (await isServedBy(tx.db, held.call.queueId, actor.groupId))
  if (may(actor.role, 'run-floor', { own }) === 'no') return { ok: false, error: 'not-allowed' } as const
  const taken = take(callOf(held.call))
  if (!taken.ok) return refuseCall(taken.error, held.call)
  await keep(cx, held, { call: taken.value })
  await writeAudit(tx, { actor: actor.id, act, subject: `call/${callId}`, reason: reason ?? null })
  return nothing
}

export const moveCall: Handler<'move-call'> = async (cx, { callId, queueId, reason }) => {
  const queue = cx.floor.queues.get(queueId)
  if (!queue) return notFound
  return place(cx, {
    act: 'move-call',
    callId,
    reason,
    take: (call) => moveToQueue(call, queueId, queue.requiredLevel),
  })
}

export const prioritise: Handler<'prioritise-call'> = (cx, { callId, priority, reason }) =>
  place(cx, { act: 'prioritise-call', callId, reason, take: (call) => prioritiseCall(call, priority) })
