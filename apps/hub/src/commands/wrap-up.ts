import { extendWrapUp, finishWrapUp, ok } from '@hearline/domain'
import { lockOperator, operatorOf } from '@hearline/store'
import { leaveWrapUp } from '../calls/finish.ts'
import { keepOperator } from '../calls/keep-operator.ts'
import { iso } from '../floor/projection.ts'
import type { Handler } from './handler.ts'
import { nothing } from './refuse.ts'

const wrongState = { ok: false, error: 'wrong-state' } as const

export const finish: Handler<'finish-wrap-up'> = async (cx) => {
  const { operatorId } = cx.actor
  if (!operatorId) return wrongState
  const left = await leaveWrapUp(cx, operatorId, 'finished', (operator) => finishWrapUp(operator, cx.tx.now))
  return left.ok ? nothing : wrongState
}

export const extend: Handler<'extend-wrap-up'> = async (cx) => {
  const { operatorId } = cx.actor
  const before = operatorId && (await lockOperator(cx.tx, operatorId))
  if (!before) return wrongState
  const extended = extendWrapUp(operatorOf(before), cx.tx.now, cx.timings)
  if (!extended.ok) return extended
  const { wrapUpEndsAt } = await keepOperator(cx, before, extended.value)
  return ok({ endsAt: iso(wrapUpEndsAt ?? cx.tx.now) })
}
