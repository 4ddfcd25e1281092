import { chooseAvailability, clearNextAvailability, isSignedIn, noRoom, ok, own, requestBreak } from '@hearline/domain'
import type { BreakFloor, Membership, NoRoom } from '@hearline/domain'
import { lockOperator, onLineOf, operatorOf, readBreakShare } from '@hearline/store'
import { keepOperator } from '../calls/keep-operator.ts'
import { isTalk } from '../calls/line.ts'
import type { FloorView } from '../floor/model.ts'
import { callBackRow, iso } from '../floor/projection.ts'
import type { CommandContext, Handler } from './handler.ts'
import { nothing } from './refuse.ts'

export const setAvailability: Handler<'set-availability'> = async (cx, { availability, reason, minutes, ask }) => {
  const { operatorId } = cx.actor
  const before = operatorId && (await lockOperator(cx.tx, operatorId))
  if (!before) return { ok: false, error: 'no-seat' }
  const onLine = await onLineOf(cx.tx.db, before.id)
  // no call reaches who is calling somebody back; she says first how that went
  if (onLine && availability === 'ready')
    return { ok: false, error: 'wrong-state', details: { current: callBackRow(onLine) } }
  const wish = {
    availability,
    ...(reason === undefined ? {} : { reason }),
    ...(minutes === undefined ? {} : { minutes }),
  }
  const full = availability === 'break' ? await whereFull(cx, before.queues) : undefined
  const operator = operatorOf(before)
  if (full !== undefined && ask === true && before.availability !== 'break') {
    const { availability: _break, ...asked } = wish
    const waiting = requestBreak(operator, asked, cx.tx.now)
    if (!waiting.ok) return waiting
    await keepOperator(cx, before, waiting.value)
    return ok({ availability, takesEffect: 'when-granted' })
  }
  const by = own(operator, reason)
  const chosen = chooseAvailability(operator, wish, full === undefined, cx.tx.now, by, isTalk(onLine))
  if (!chosen.ok) {
    const { activity } = before
    const current = { availability: before.availability, activity }
    return { ...chosen, details: { current, ...(full === undefined ? {} : toldOf(full)) } }
  }
  await keepOperator(cx, before, chosen.value, { minutes })
  const isNow = chosen.value.activity === 'idle' && chosen.value.availability === availability
  return ok({ availability, takesEffect: isNow ? 'now' : 'after-wrap-up' })
}

export const clearNext: Handler<'clear-next-availability'> = async (cx) => {
  const { operatorId } = cx.actor
  const before = operatorId && (await lockOperator(cx.tx, operatorId))
  if (!before) return { ok: false, error: 'no-seat' }
  const cleared = clearNextAvailability(operatorOf(before))
  if (!cleared.ok) return { ...cleared, details: { current: before.nextAvailability } }
  if (before.nextAvailability !== null || before.breakRequest !== null) await keepOperator(cx, before, cleared.value)
  return nothing
}

/** Which of her queues cannot spare one more; counted on the model: a moment's error does not matter here. */
async function whereFull(cx: CommandContext, queues: readonly Membership[]): Promise<NoRoom | undefined> {
  const regular = queues.filter(({ reserve }) => !reserve).map(({ queueId }) => breakFloor(cx.floor, queueId))
  return noRoom(regular, await readBreakShare(cx.tx.db))
}

function breakFloor(floor: FloorView, queueId: BreakFloor['queueId']): BreakFloor {
  const seated = [...floor.operators.values()].filter(
    (one) => isSignedIn(one) && one.queues.some((member) => member.queueId === queueId && !member.reserve),
  )
  const away = seated.filter(({ availability }) => availability === 'break')
  const ends = away.flatMap(({ until }) => (until === null ? [] : [until]))
  return { queueId, seated: seated.length, onBreak: away.length, ends }
}

const toldOf = ({ queueId, quota, taken, nextEndsAt }: NoRoom) => ({
  ...{ queueId, quota, taken },
  ...(nextEndsAt === undefined ? {} : { nextEndsAt: iso(nextEndsAt) }),
})
