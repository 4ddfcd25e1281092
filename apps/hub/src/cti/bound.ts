import { boundCall } from '@hearline/store'
import { takeInHand, type InHand } from '../calls/in-hand.ts'
import type { CtiContext } from './effect.ts'

/** Our call behind the switch's name of it, locked; undefined for a name we do not know. */
export async function bound(cx: CtiContext, { call }: { call: string }): Promise<InHand | undefined> {
  const id = await boundCall(cx.tx.db, cx.switchId, call)
  return id && takeInHand(cx.tx, id)
}
