import {
  endBreak,
  endDueMoves,
  firedLate,
  missOffer,
  overrunWrapUp,
  type CallId,
  type OperatorId,
} from '@hearline/domain'
import { insertNotice, lockOperator, operatorOf, takeTimer, type TimerRow } from '@hearline/store'
import { askedIsGone } from '../calls/asked.ts'
import { lapseCallBack } from '../calls/call-back.ts'
import { leaveWrapUp } from '../calls/finish.ts'
import { giveBackOffer } from '../calls/give-back.ts'
import { takeInHand, type FloorContext } from '../calls/in-hand.ts'
import { keepOperator } from '../calls/keep-operator.ts'
import { movedBackWords } from '../calls/notice.ts'

/**
 * `busy`: somebody is acting on the same rows just now, and what is theirs is not waited for, because others lock
 * calls before timers.
 */
export type Fired = 'done' | 'nothing-to-do' | 'taken' | 'busy'

const skipLocked = { skipLocked: true } as const

/**
 * Takes a due timer and brings its effect in the same transaction.
 * @param hadPause whether nobody could act at some time within the last so many ms
 */
export async function fire(
  cx: FloorContext,
  id: TimerRow['id'],
  hadPause: (withinMs: number) => boolean = () => false,
): Promise<Fired> {
  const timer = await takeTimer(cx.tx, id)
  if (!timer) return 'taken'
  // a pause that took away the time to act makes it late as well
  const late = firedLate(timer.dueAt, cx.tx.now, cx.timings) || hadPause(cx.tx.now - timer.dueAt + cx.timings.ring)
  switch (timer.kind) {
    case 'ring-timeout':
      return ringTimeout(cx, timer.subject as CallId, timer.fence, late)
    case 'wrap-up-end':
      return wrapUpEnd(cx, timer.subject as OperatorId, late)
    case 'break-end':
      return breakEnd(cx, timer.subject as OperatorId)
    case 'move-end':
      return moveEnd(cx, timer.subject as OperatorId)
    case 'call-back-lapse':
      return lapseCallBack(cx, timer.subject)
  }
}

async function ringTimeout(cx: FloorContext, callId: CallId, fence: number | null, late: boolean): Promise<Fired> {
  const held = await takeInHand(cx.tx, callId, skipLocked)
  if (!held) return 'busy'
  const cause = late ? 'system' : 'no-answer'
  const { party } = held.call
  if (party?.state === 'ringing' && party.fence === fence) {
    const gone = await askedIsGone(cx, held, { cause, leave: (operator) => missOffer(operator, late, cx.tx.now) })
    return gone.ok ? 'done' : 'nothing-to-do'
  }
  if (held.call.state !== 'offered' || held.call.fence !== fence) return 'nothing-to-do'
  const back = await giveBackOffer(cx, held, cause, (operator) => missOffer(operator, late, cx.tx.now))
  return back.ok ? 'done' : 'nothing-to-do'
}

async function wrapUpEnd(cx: FloorContext, operatorId: OperatorId, late: boolean): Promise<Fired> {
  const cause = late ? 'system' : 'overrun'
  const leave = (operator: Parameters<typeof overrunWrapUp>[0]) => overrunWrapUp(operator, late, cx.tx.now)
  const left = await leaveWrapUp(cx, operatorId, cause, leave, skipLocked)
  if (left.ok) return 'done'
  return left.error === 'busy' ? 'busy' : 'nothing-to-do'
}

async function breakEnd(cx: FloorContext, operatorId: OperatorId): Promise<Fired> {
  const before = await lockOperator(cx.tx, operatorId, skipLocked)
  if (!before) return 'busy'
  const ended = endBreak(operatorOf(before), cx.tx.now)
  if (!ended.ok) return 'nothing-to-do'
  await keepOperator(cx, before, ended.value)
  return 'done'
}

/** A moved seat reverts by itself; of several moves, those that are over. */
async function moveEnd(cx: FloorContext, operatorId: OperatorId): Promise<Fired> {
  const before = await lockOperator(cx.tx, operatorId, skipLocked)
  if (!before) return 'busy'
  const operator = operatorOf(before)
  const after = endDueMoves(operator, cx.tx.now)
  if (after === operator) return 'nothing-to-do'
  await keepOperator(cx, before, after)
  await insertNotice(cx.tx, { operatorId }, movedBackWords({ name: 'system', cause: 'timer' }))
  return 'done'
}
