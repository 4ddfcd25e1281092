import {
  answerCallBack,
  chooseAvailability,
  isFinal,
  isSignedIn,
  nextLapse,
  ok,
  own,
  takeCallBack as take,
  type CallBack,
} from '@hearline/domain'
import {
  callBackOf,
  callBacksInHand,
  dropTimer,
  findCall,
  lockCallBack,
  lockOperator,
  operatorOf,
  sealedCaller,
  setTimer,
  writeAudit,
  writeCallBack,
  type CallBackRow,
  type OperatorRow,
} from '@hearline/store'
import { keepOperator } from '../calls/keep-operator.ts'
import { callBackRow, iso } from '../floor/projection.ts'
import type { CommandContext, Handler } from './handler.ts'
import { notFound } from './refuse.ts'

/** Why she is busy meanwhile. */
const REASON = 'call-back'

/** An operator of the queue takes one in hand and sees the number; no call reaches her until she says how it went. */
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
    const wish = { availability: 'busy', reason: REASON } as const
    const busy = chooseAvailability(operatorOf(desk), wish, true, tx.now, own(operatorOf(desk), REASON))
    if (busy.ok) await keepOperator(cx, desk, busy.value)
  }
  await keepCallBack(cx, row, taken.value)
  await writeAudit(tx, { actor: actor.id, act: 'take-call-back', subject: `call/${row.callId}`, reason: REASON })
  return ok({ phone: cx.vault.open(number.sealed, number.key), callId: row.callId })
}

/** She says what became of it, and is as ready as before. */
export const closeCallBack: Handler<'close-call-back'> = async (cx, { callBackId, outcome }) => {
  const { tx, actor, timings } = cx
  const desk = actor.operatorId && (await lockOperator(tx, actor.operatorId))
  if (!desk) return { ok: false, error: 'no-seat' }
  const row = await lockCallBack(tx, callBackId)
  if (!row) return notFound
  const answered = answerCallBack(callBackOf(row), desk.id, outcome, tx.now, timings)
  if (!answered.ok) return { ...answered, details: { current: callBackRow(row) } }
  const { state, notBefore } = answered.value
  if (isBusyWithIt(desk)) {
    const ready = chooseAvailability(operatorOf(desk), { availability: 'ready' }, true, tx.now, own(operatorOf(desk)))
    if (ready.ok) await keepOperator(cx, desk, ready.value)
  }
  await keepCallBack(cx, row, answered.value)
  return ok({ state, ...(state === 'due' ? { notBefore: iso(notBefore) } : {}) })
}

async function keepCallBack({ tx, timings }: CommandContext, { id }: CallBackRow, after: CallBack): Promise<void> {
  await writeCallBack(tx, id, after)
  const key = { kind: 'call-back-lapse', subject: id } as const
  const due = nextLapse(after, timings)
  if (due === undefined) await dropTimer(tx, key)
  else await setTimer(tx, key, due)
}

const isBusyWithIt = ({ availability, activity, changedBy }: OperatorRow) =>
  availability === 'busy' && activity === 'idle' && changedBy.cause === 'own' && changedBy.reason === REASON

const wrongState = (row: CallBackRow, standing: object) =>
  ({ ok: false, error: 'wrong-state', details: { current: { ...callBackRow(row), ...standing } } }) as const
