import { isWaiting } from '@hearline/domain'
import { readStorm } from '@hearline/store'
import { oweCallBack } from '../calls/call-back.ts'
import { bound } from './bound.ts'
import type { Reaction } from './effect.ts'

/** What the announcement of the offer asks her to press. */
const ACCEPTS = '1'

/** A caller who waits in a storm asks to be called back, and may hang up. */
export const acceptCallBack: Reaction<'dtmf'> = async (cx, event) => {
  const held = await bound(cx, event)
  if (!held) return 'unknown-call'
  if (event.digit !== ACCEPTS || !isWaiting(held.call)) return 'noted'
  const storm = await readStorm(cx.tx.db, held.call.queueId)
  if (!storm?.callBackOffer) return 'noted'
  await oweCallBack(cx, held.call.id, 'accepted')
  return 'done'
}
