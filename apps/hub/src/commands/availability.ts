import { breakQuota, chooseAvailability, isSignedIn, ok, own } from '@hearline/domain'
import { lockOperator, operatorOf } from '@hearline/store'
import { keepOperator } from '../calls/keep-operator.ts'
import type { FloorView } from '../floor/model.ts'
import type { Handler } from './handler.ts'

export const setAvailability: Handler<'set-availability'> = async (cx, { availability, reason, minutes }) => {
  const { operatorId } = cx.actor
  const before = operatorId && (await lockOperator(cx.tx, operatorId))
  if (!before) return { ok: false, error: 'no-seat' }
  const wish = {
    availability,
    ...(reason === undefined ? {} : { reason }),
    ...(minutes === undefined ? {} : { minutes }),
  }
  const operator = operatorOf(before)
  const chosen = chooseAvailability(operator, wish, breakRoom(cx.floor), cx.tx.now, own(operator, reason))
  if (!chosen.ok) {
    const { activity } = before
    return { ...chosen, details: { current: { availability: before.availability, activity } } }
  }
  await keepOperator(cx, before, chosen.value, minutes)
  return ok({ availability, takesEffect: chosen.value.activity === 'idle' ? 'now' : 'after-wrap-up' })
}

/** Is there room for one more on a break? Counted on the model: a moment's error does not matter here. */
function breakRoom(floor: FloorView): boolean {
  let seated = 0
  let onBreak = 0
  for (const operator of floor.operators.values()) {
    if (!isSignedIn(operator)) continue
    seated += 1
    if (operator.availability === 'break') onBreak += 1
  }
  return breakQuota({ seated, onBreak })
}
