import { lineAnswered, lineEnded, type Unanswered } from '@hearline/domain'
import { callBackOf, callBackOfLine, lockCallBack, lockOperator } from '@hearline/store'
import type { CtiEvent } from '@hearline/protocol'
import { keepCallBack } from '../calls/call-back.ts'
import { ticketForCallBack } from '../calls/card.ts'
import type { FloorContext } from '../calls/in-hand.ts'
import { freeDesk, isTalk, wrapUpDesk } from '../calls/line.ts'
import type { Effect } from './effect.ts'

/** What a switch says of a call that the hub had it dial; `unknown-call` for one that it had not. */
export function dialledCall(cx: FloorContext, event: CtiEvent): Promise<Effect> {
  if (!('call' in event) || event.call === undefined) return Promise.resolve('unknown-call')
  const { call } = event
  switch (event.type) {
    case 'leg-answered':
    case 'connected':
      return answered(cx, call, event.type === 'leg-answered' ? 'call-gone' : 'noted')
    case 'leg-failed':
      // else it is the operator's own phone
      return lineIsOver(cx, call, (event.leg ?? call) === call ? 'no-answer' : 'lost')
    case 'leg-ended':
      return event.by === 'switch' ? known(cx, call) : lineIsOver(cx, call, 'lost')
    case 'caller-hung-up':
    case 'call-ended':
    case 'instruction-failed':
      return lineIsOver(cx, call, 'lost')
    default:
      return known(cx, call)
  }
}

const known = async ({ tx }: FloorContext, call: string): Promise<Effect> =>
  (await callBackOfLine(tx.db, call)) ? 'noted' : 'unknown-call'

/** She is on the line: both talk, and a draft of the operator's exists. */
async function answered(cx: FloorContext, call: string, late: Effect): Promise<Effect> {
  const found = await callBackOfLine(cx.tx.db, call)
  const row = found && (await lockCallBack(cx.tx, found.id))
  if (!row) return 'unknown-call'
  const before = callBackOf(row)
  const after = lineAnswered(before, call)
  if (!after.ok) return late
  if (after.value === before) return 'noted'
  await keepCallBack(cx, row.id, after.value)
  await ticketForCallBack(cx.tx, row)
  return 'done'
}

/** The line is gone: she was reached, and her operator has a wrap-up, or she is to be called again. */
export async function lineIsOver(cx: FloorContext, call: string, how: Unanswered): Promise<Effect> {
  const found = await callBackOfLine(cx.tx.db, call)
  if (!found) return 'unknown-call'
  const desk = found.taken && (await lockOperator(cx.tx, found.taken.operatorId))
  const row = await lockCallBack(cx.tx, found.id)
  if (!row) return 'unknown-call'
  const over = lineEnded(callBackOf(row), call, how, cx.tx.now, cx.timings)
  if (!over.ok) return 'noted'
  if (desk && row.taken?.operatorId === desk.id) {
    if (isTalk(row)) await wrapUpDesk(cx, desk, row)
    else await freeDesk(cx, desk, { actor: 'system', cause: 'call' })
  }
  await keepCallBack(cx, row.id, over.value)
  return 'done'
}
