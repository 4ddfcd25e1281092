import { calledAgain, lapse, newCallBack, nextLapse, type CallBackReason, type CallId } from '@hearline/domain'
import {
  callBackOf,
  dropTimer,
  insertCallBack,
  lockCallBack,
  lockCallBackOf,
  setTimer,
  writeCallBack,
} from '@hearline/store'
import type { FloorContext } from './in-hand.ts'

const timerOf = (subject: string) => ({ kind: 'call-back-lapse', subject }) as const

/** The caller of this call is to be called back, unless she is already or nobody knows her number. */
export async function oweCallBack({ tx, timings }: FloorContext, callId: CallId, reason: CallBackReason) {
  const fresh = newCallBack(reason, tx.now, timings)
  const row = await insertCallBack(tx, callId, fresh)
  const due = nextLapse(fresh, timings)
  if (row && due !== undefined) await setTimer(tx, timerOf(row.id), due)
}

/** Somebody has answered her. */
export async function settleCallBack({ tx }: FloorContext, callId: CallId): Promise<void> {
  const row = await lockCallBackOf(tx, callId)
  const settled = row && calledAgain(callBackOf(row))
  if (!row || !settled?.ok) return
  await writeCallBack(tx, row.id, settled.value)
  await dropTimer(tx, timerOf(row.id))
}

/** Its time has come by itself. */
export async function lapseCallBack(
  { tx, timings }: FloorContext,
  id: string,
): Promise<'done' | 'nothing-to-do' | 'busy'> {
  const row = await lockCallBack(tx, id, { skipLocked: true })
  if (!row) return 'busy'
  const lapsed = lapse(callBackOf(row), tx.now, timings)
  if (!lapsed.ok) return 'nothing-to-do'
  await writeCallBack(tx, id, lapsed.value)
  const next = nextLapse(lapsed.value, timings)
  if (next !== undefined) await setTimer(tx, timerOf(id), next)
  return 'done'
}
