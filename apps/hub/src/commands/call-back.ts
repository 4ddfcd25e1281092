import {
  answerCallBack,
  chooseAvailability,
  dialled,
  isFinal,
  isSignedIn,
  ok,
  own,
  takeCallBack as take,
} from '@hearline/domain'
import {
  callBackOf,
  callBacksInHand,
  findCall,
  lockCallBack,
  lockOperator,
  onLineOf,
  operatorOf,
  sealedCaller,
  switchCan,
  writeAudit,
  type CallBackRow,
} from '@hearline/store'
import { v7 } from 'uuid'
import { writerOf } from '../auth/actor.ts'
import { keepCallBack } from '../calls/call-back.ts'
import { discardBlank, ticketForCallBack } from '../calls/card.ts'
import { keepOperator } from '../calls/keep-operator.ts'
import { CALLS_BACK, dialLine, freeDesk, hangUpLine, isTalk, wrapUpDesk } from '../calls/line.ts'
import { callBackRow, iso } from '../floor/projection.ts'
import type { Handler } from './handler.ts'
import { notFound } from './refuse.ts'

/** An operator of the queue takes one in hand, sees the number and has it dialled; no call reaches her until she says how it went. */
export const takeCallBack: Handler<'take-call-back'> = async (cx, { callBackId }) => {
  const { tx, actor, timings, floor } = cx
  const desk = actor.operatorId && (await lockOperator(tx, actor.operatorId))
  if (!desk || !isSignedIn(desk)) return { ok: false, error: 'no-seat' }
  const row = await lockCallBack(tx, callBackId)
  if (!row) return notFound
  if (!desk.queues.some(({ queueId }) => queueId === row.queueId)) return { ok: false, error: 'not-your-queue' }
  const { availability, activity } = desk
  const isFree = activity === 'idle' && (availability === 'ready' || availability === 'busy')
  const missed = await findCall(tx.db, row.callId)
  // a caller who asked for it may still be on the line
  if (!isFree || !missed || !isFinal(missed.state)) return wrongState(row, { availability, activity })
  if (row.state === 'due') {
    if (await onLineOf(tx.db, desk.id)) return wrongState(row, { availability, activity })
    const atOnce = floor.callBackPace.get(row.queueId)
    const inHand = atOnce === undefined ? 0 : await callBacksInHand(tx, row.queueId)
    if (atOnce !== undefined && inHand >= atOnce)
      return { ok: false, error: 'held-back', details: { current: { atOnce, inHand } } }
  }
  const taken = take(callBackOf(row), { operatorId: desk.id, name: desk.name }, tx.now, timings)
  if (!taken.ok) return { ...taken, details: { current: callBackRow(row) } }
  const number = await sealedCaller(tx.db, row.callId)
  if (!number) return wrongState(row, {})
  if (availability === 'ready') {
    const wish = { availability: 'busy', reason: CALLS_BACK } as const
    const busy = chooseAvailability(operatorOf(desk), wish, true, tx.now, own(operatorOf(desk), CALLS_BACK))
    if (busy.ok) await keepOperator(cx, desk, busy.value)
  }
  const line = v7()
  // asked again, she has it in hand already and the line is made
  const { switchId } = missed
  const next = row.state === 'due' && (await switchCan(tx.db, switchId, 'outside')) ? dialled(taken.value, line) : taken
  if (!next.ok) return wrongState(row, {})
  await keepCallBack(cx, row.id, next.value)
  await writeAudit(tx, { actor: actor.id, act: 'take-call-back', subject: `call/${row.callId}`, reason: CALLS_BACK })
  if (next.value.taken?.line?.call === line)
    await dialLine(tx, row, switchId, { line, operatorId: desk.id, taken: next.value.taken, number })
  return ok({ phone: cx.vault.open(number.sealed, number.key), callId: row.callId })
}

/** She says what became of it, and is as ready as before; with whom she talked there is a wrap-up first. */
export const closeCallBack: Handler<'close-call-back'> = async (cx, { callBackId, outcome }) => {
  const { tx, actor, timings } = cx
  const desk = actor.operatorId && (await lockOperator(tx, actor.operatorId))
  if (!desk) return { ok: false, error: 'no-seat' }
  const row = await lockCallBack(tx, callBackId)
  if (!row) return notFound
  const answered = answerCallBack(callBackOf(row), desk.id, outcome, tx.now, timings)
  if (!answered.ok) return { ...answered, details: { current: callBackRow(row) } }
  const { state, notBefore } = answered.value
  if (outcome === 'reached' || isTalk(row)) await wrapUpDesk(cx, desk, row)
  else await freeDesk(cx, desk, own(operatorOf(desk)))
  await keepCallBack(cx, row.id, answered.value)
  if (outcome !== 'reached') await discardBlank(cx, row, writerOf(actor))
  // where the switch says when she answers it has been there since
  else if (!isTalk(row)) await ticketForCallBack(tx, row)
  await hangUpLine(tx, row, 'operator')
  return ok({ state, ...(state === 'due' ? { notBefore: iso(notBefore) } : {}) })
}

const wrongState = (row: CallBackRow, standing: object) =>
  ({ ok: false, error: 'wrong-state', details: { current: { ...callBackRow(row), ...standing } } }) as const
