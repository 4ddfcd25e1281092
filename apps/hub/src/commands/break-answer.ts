import { answerBreak } from '@hearline/domain'
import { insertNotice, lockOperator, onLineOf, operatorOf } from '@hearline/store'
import { keepOperator } from '../calls/keep-operator.ts'
import { isTalk } from '../calls/line.ts'
import { breakWords } from '../calls/notice.ts'
import type { Handler } from './handler.ts'
import { approves, byLead, notAllowed, note } from './lead.ts'
import { notFound, nothing } from './refuse.ts'

/** Grants or refuses a break that was asked for outside the quota; nobody her own. */
export const approveBreak: Handler<'approve-break'> = async (cx, { operatorId, granted, reason }) => {
  const { tx, actor } = cx
  const before = await lockOperator(tx, operatorId)
  if (!before) return notFound
  if (!approves(cx, before)) return notAllowed
  const talks = isTalk(await onLineOf(tx.db, operatorId))
  const answered = answerBreak(operatorOf(before), granted, tx.now, byLead(cx, reason), talks)
  if (!answered.ok) {
    const { availability, activity, nextAvailability } = before
    return { ...answered, details: { current: { availability, activity, nextAvailability } } }
  }
  await keepOperator(cx, before, answered.value, { minutes: before.breakRequest?.minutes })
  await insertNotice(tx, { operatorId }, breakWords({ name: actor.name, granted, reason }))
  await note(cx, granted ? 'grant-break' : 'refuse-break', operatorId, reason)
  return nothing
}
