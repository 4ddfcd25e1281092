import { answerHand, lowerHand, ok, raiseHand } from '@hearline/domain'
import { insertNotice, lockOperator, operatorOf } from '@hearline/store'
import { keepOperator } from '../calls/keep-operator.ts'
import { handWords } from '../calls/notice.ts'
import { iso } from '../floor/projection.ts'
import type { Handler } from './handler.ts'
import { leads, notAllowed, note } from './lead.ts'
import { notFound, nothing } from './refuse.ts'

export const raise: Handler<'raise-hand'> = async (cx, { raised, words }) => {
  const { operatorId } = cx.actor
  const before = operatorId && (await lockOperator(cx.tx, operatorId))
  if (!before) return { ok: false, error: 'no-seat' }
  const operator = operatorOf(before)
  const after = raised ? raiseHand(operator, cx.tx.now, words) : ok(lowerHand(operator))
  if (!after.ok) return after
  await keepOperator(cx, before, after.value)
  return nothing
}

/** A lead says that she is coming; a second one learns who is. */
export const answer: Handler<'answer-hand'> = async (cx, { operatorId, words }) => {
  const { tx, actor } = cx
  const before = await lockOperator(tx, operatorId)
  if (!before) return notFound
  if (!leads(cx, before.groupId)) return notAllowed
  const answered = answerHand(operatorOf(before), { actor: actor.id, name: actor.name }, tx.now)
  if (!answered.ok) {
    const by = before.hand?.answeredBy
    return { ...answered, details: { current: by ? { answeredBy: { ...by, at: iso(by.at) } } : {} } }
  }
  await keepOperator(cx, before, answered.value)
  await insertNotice(tx, { operatorId }, handWords({ name: actor.name, words }))
  await note(cx, 'answer-hand', operatorId, words)
  return nothing
}
