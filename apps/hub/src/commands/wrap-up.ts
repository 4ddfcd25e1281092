import { extendWrapUp, finishWrapUp, ok } from '@hearline/domain'
import { findOperator, lockOperator, operatorOf } from '@hearline/store'
import { leaveWrapUp } from '../calls/finish.ts'
import { keepOperator } from '../calls/keep-operator.ts'
import { iso } from '../floor/projection.ts'
import type { Handler } from './handler.ts'
import { notAllowed } from './lead.ts'
import { nothing, refuseOperator } from './refuse.ts'

export const finish: Handler<'finish-wrap-up'> = async (cx) => {
  const { operatorId } = cx.actor
  if (!operatorId) return notAllowed
  const left = await leaveWrapUp(cx, operatorId, 'finished', (operator) => finishWrapUp(operator, cx.tx.now))
  if (left.ok) return nothing
  const now = await findOperator(cx.tx.db, operatorId)
  return now ? refuseOperator('wrong-state', now) : notAllowed
}

export const extend: Handler<'extend-wrap-up'> = async (cx) => {
  const { operatorId } = cx.actor
  const before = operatorId && (await lockOperator(cx.tx, operatorId))
  if (!before) return notAllowed
  const extended = extendWrapUp(operatorOf(before), cx.tx.now, cx.timings)
  if (!extended.ok) return refuseOperator(extended.error, before)
  const { wrapUpEndsAt } = await keepOperator(cx, before, extended.value)
  return ok({ endsAt: iso(wrapUpEndsAt ?? cx.tx.now) })
}
