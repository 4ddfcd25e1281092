import {
  calledAgain,
  lapse,
  lineEnded,
  newCallBack,
  nextLapse,
  type CallBack,
  type CallBackReason,
  type CallId,
  type OperatorId,
} from '@hearline/domain'
import {
  callBackOf,
  dropTimer,
  insertCallBack,
  lockCallBack,
  lockCallBackOf,
  onLineOf,
  setTimer,
  writeCallBack,
} from '@hearline/store'
import type { FloorContext } from './in-hand.ts'
import { hangUpLine } from './line.ts'

const timerOf = (subject: string) => ({ kind: 'call-back-lapse', subject }) as const

/** The caller of this call is to be called back, unless she is already or nobody knows her number. */
export async function oweCallBack({ tx, timings }: FloorContext, callId: CallId, reason: CallBackReason) {
  const fresh = newCallBack(reason, tx.now, timings)
  const row = await insertCallBack(tx, callId, fresh)
  const due = nextLapse(fresh, timings)
  if (row && due !== undefined) await setTimer(tx, timerOf(row.id), due)
}

/** Writes it on its locked row, with the timer its state asks for. */
export async function keepCallBack({ tx, timings }: FloorContext, id: string, after: CallBack): Promise<void> {
  await writeCallBack(tx, id, after)
  const due = nextLapse(after, timings)
  if (due === undefined) await dropTimer(tx, timerOf(id))
  else await setTimer(tx, timerOf(id), due)
}

/** Somebody has answered her. */
export async function settleCallBack(cx: FloorContext, callId: CallId): Promise<void> {
  const row = await lockCallBackOf(cx.tx, callId)
  const settled = row && calledAgain(callBackOf(row))
  if (row && settled?.ok) await keepCallBack(cx, row.id, settled.value)
}

/** Her seat is gone: whoever was on a line with her was reached, else is due again; the line ends. Call it last. */
export async function loseLineOf(cx: FloorContext, operatorId: OperatorId): Promise<void> {
  const { tx, timings } = cx
  const found = await onLineOf(tx.db, operatorId)
  const row = found && (await lockCallBack(tx, found.id))
  if (!row?.taken?.line) return
  const over = lineEnded(callBackOf(row), row.taken.line.call, 'lost', tx.now, timings)
  if (!over.ok) return
  await keepCallBack(cx, row.id, over.value)
  await hangUpLine(tx, row, 'hub')
}

/** Its time has come by itself. */
export async function lapseCallBack(cx: FloorContext, id: string): Promise<'done' | 'nothing-to-do' | 'busy'> {
  const row = await lockCallBack(cx.tx, id, { skipLocked: true })
  if (!row) return 'busy'
  const lapsed = lapse(callBackOf(row), cx.tx.now, cx.timings)
  if (!lapsed.ok) return 'nothing-to-do'
  await keepCallBack(cx, id, lapsed.value)
  if (lapsed.value.state === 'due') await hangUpLine(cx.tx, row, 'hub')
  return 'done'
}
