import { finishWrapUp, forceAvailability } from '@hearline/domain'
import {
  findOperator,
  insertNotice,
  lockOperator,
  onLineOf,
  operatorOf,
  findPersonByUsername,
  revokeSessions,
} from '@hearline/store'
import { endSeat } from '../calls/end-seat.ts'
import { leaveWrapUp } from '../calls/finish.ts'
import { keepOperator } from '../calls/keep-operator.ts'
import { isTalk } from '../calls/line.ts'
import { forcedWords, wrapUpWords } from '../calls/notice.ts'
import { callBackRow } from '../floor/projection.ts'
import type { Handler } from './handler.ts'
import { approves, byLead, leads, notAllowed, note } from './lead.ts'
import { notFound, nothing, refuseOperator } from './refuse.ts'

/** A lead sets an operator's availability; a live call comes first. */
export const force: Handler<'force-availability'> = async (cx, { operatorId, availability, reason }) => {
  const before = await lockOperator(cx.tx, operatorId)
  if (!before) return notFound
  // a break has a quota, and another's eye
  if (!(availability === 'break' ? approves(cx, before) : leads(cx, before.groupId))) return notAllowed
  const onLine = await onLineOf(cx.tx.db, operatorId)
  // no call reaches who is calling somebody back, whoever says that she is ready
  if (onLine && availability === 'ready')
    return { ok: false, error: 'wrong-state', details: { current: callBackRow(onLine) } }
  const wish = { availability, reason }
  const forced = forceAvailability(operatorOf(before), wish, cx.tx.now, byLead(cx, reason), isTalk(onLine))
  if (!forced.ok) return refuseOperator('wrong-state', before)
  await keepOperator(cx, before, forced.value)
  const words = forcedWords({ actor: cx.actor.id, name: cx.actor.name, availability, reason })
  await insertNotice(cx.tx, { operatorId }, words)
  await note(cx, 'force-availability', operatorId, reason)
  return nothing
}

/** Ends the seat session and the sign-in. */
export const endSession: Handler<'end-session'> = async (cx, { operatorId, reason }) => {
  const operator = await findOperator(cx.tx.db, operatorId)
  if (!operator) return notFound
  if (!leads(cx, operator.groupId)) return notAllowed
  if (operator.availability !== 'signed-out') {
    const ended = await endSeat(cx, operatorId, byLead(cx, reason))
    if (!ended.ok) return { ...ended, details: { current: { activity: operator.activity } } }
  }
  const person = await findPersonByUsername(cx.tx.db, operator.username)
  if (person) await revokeSessions(cx.tx, person.id)
  await note(cx, 'end-session', operatorId, reason)
  return nothing
}

/** Finishes a wrap-up that is stuck. */
export const endWrapUp: Handler<'end-wrap-up'> = async (cx, { operatorId, reason }) => {
  const { tx, actor } = cx
  const operator = await findOperator(tx.db, operatorId)
  if (!operator) return notFound
  if (!leads(cx, operator.groupId)) return notAllowed
  const left = await leaveWrapUp(cx, operatorId, 'lead', (one) => finishWrapUp(one, tx.now, byLead(cx, reason)))
  if (!left.ok) return refuseOperator('wrong-state', operator)
  await insertNotice(tx, { operatorId }, wrapUpWords({ name: actor.name, reason }))
  await note(cx, 'end-wrap-up', operatorId, reason)
  return nothing
}
