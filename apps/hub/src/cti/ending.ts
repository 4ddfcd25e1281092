import { abandonCall, failCall, isCutOff, isLive, isMissed, isWaiting } from '@hearline/domain'
import { oweCallBack } from '../calls/call-back.ts'
import { endTalk } from '../calls/end.ts'
import type { InHand } from '../calls/in-hand.ts'
import { loseWaiting } from '../calls/lose.ts'
import { bound } from './bound.ts'
import type { CtiContext, Effect, Reaction } from './effect.ts'

export const callerHungUp: Reaction<'caller-hung-up'> = async (cx, event) => {
  const held = await bound(cx, event)
  return held ? isOver(cx, held, 'caller') : 'unknown-call'
}

/** The switch has nothing left of the call. */
export const callEnded: Reaction<'call-ended'> = async (cx, event) => {
  const held = await bound(cx, event)
  return held ? isOver(cx, held, event.cause) : 'unknown-call'
}

/** Nobody is on the line any more: who waited has gone, who talked has a wrap-up. */
export async function isOver(cx: Omit<CtiContext, 'vault'>, held: InHand, cause: string): Promise<Effect> {
  if (isWaiting(held.call)) {
    const gone = { ...held.call, state: isCutOff(cause) ? ('closed' as const) : ('abandoned' as const) }
    // before the switch's rows, which come last
    if (isMissed({ ...gone, endedAt: cx.tx.now }, cx.timings)) await oweCallBack(cx, gone.id, 'abandoned')
    await loseWaiting(cx, held, cause, isCutOff(cause) ? failCall : abandonCall)
    return 'done'
  }
  if (!isLive(held.call)) return 'noted'
  await endTalk(cx, held, { cause, hangUp: false })
  return 'done'
}
