import { beginWrapUp, closeCall, endCall, ok, type ChangedBy, type Result } from '@hearline/domain'
import { callOf, operatorOf } from '@hearline/store'
import type { FloorContext, InHand } from './in-hand.ts'
import { keep } from './keep.ts'

export type Ending = {
  readonly cause: string
  readonly by?: ChangedBy
  /** Is the caller still on the line? */
  readonly hangUp: boolean
}

/** The talk is over: the operator's wrap-up begins. A call that has lost its operator is closed at once. */
export async function endTalk(
  cx: FloorContext,
  held: InHand,
  { cause, by, hangUp }: Ending,
): Promise<Result<null, 'call-gone' | 'wrong-state'>> {
  const { now } = cx.tx
  const ended = endCall(callOf(held.call), now)
  if (!ended.ok) return ended
  const wrapping = held.operator && beginWrapUp(operatorOf(held.operator), now, cx.timings, by)
  const closed = wrapping?.ok ? ended : closeCall(ended.value)
  if (!closed.ok) return closed
  await keep(cx, held, {
    call: closed.value,
    extras: { endCause: cause },
    engagement: wrapping?.ok
      ? { state: 'wrap-up', talkEndedAt: now }
      : { state: 'ended', talkEndedAt: now, endedAt: now, endCause: cause },
    ...(wrapping?.ok ? { operator: wrapping.value } : {}),
    ...(hangUp ? { order: { do: 'hang-up', cause } as const } : {}),
  })
  return ok(null)
}
