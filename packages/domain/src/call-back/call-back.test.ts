import fc from 'fast-check'
import { expect, test } from 'vitest'
import { noon, operatorIds } from '../testing/arbitraries.ts'
import { standardTimings as timings } from '../timings.ts'
import {
  answerCallBack,
  calledAgain,
  isMissed,
  lapse,
  newCallBack,
  nextLapse,
  takeCallBack,
  type CallBack,
} from './call-back.ts'
import { callBacksAtOnce } from './pace.ts'

const MINUTE = 60_000
const [ann, ben] = operatorIds as [(typeof operatorIds)[0], (typeof operatorIds)[0]]
const by = { operatorId: ann, name: 'Ann' }
const value = <V>(result: { ok: true; value: V } | { ok: false }): V => {
  if (!result.ok) throw new Error('refused')
  return result.value
}
const due = newCallBack('abandoned', noon, timings)
const taken = value(takeCallBack(due, by, noon, timings))

test('[B1] who waited 5 s and gave up is to be called back within half an hour', () => {
  const gone = (waited: number, state: 'abandoned' | 'closed' = 'abandoned') =>
    isMissed({ state, waitingSince: noon, endedAt: noon + waited }, timings)
  expect([gone(4_999), gone(5_000), gone(60_000, 'closed')]).toEqual([false, true, false])
  expect(due).toMatchObject({ state: 'due', tries: 0, dueAt: noon + 30 * MINUTE, notBefore: noon })
})

test('[B2] one operator has it in hand, and says what became of it', () => {
  expect(taken).toMatchObject({ state: 'taken', taken: { operatorId: ann, until: noon + 10 * MINUTE } })
  expect(value(takeCallBack(taken, by, noon + 1, timings))).toEqual(taken)
  expect(takeCallBack(taken, { operatorId: ben, name: 'Ben' }, noon, timings)).toMatchObject({
    error: 'taken-by-other',
  })
  expect(answerCallBack(taken, ben, 'reached', noon, timings)).toMatchObject({ error: 'taken-by-other' })
  expect(answerCallBack(due, ann, 'reached', noon, timings)).toMatchObject({ error: 'wrong-state' })
  const over = value(answerCallBack(taken, ann, 'reached', noon, timings))
  expect(over).toMatchObject({ state: 'closed', tries: 1, outcome: 'reached' })
  expect(over.taken).toBeUndefined()
  expect(nextLapse(over, timings)).toBeUndefined()
  expect(takeCallBack(over, by, noon, timings)).toMatchObject({ error: 'wrong-state' })
})

test('[B3] nobody there is tried again after 10 minutes, three times in all', () => {
  let now = noon
  let callBack: CallBack = due
  for (const tries of [1, 2]) {
    callBack = value(answerCallBack(value(takeCallBack(callBack, by, now, timings)), ann, 'no-answer', now, timings))
    expect(callBack).toMatchObject({ state: 'due', tries, notBefore: now + 10 * MINUTE })
    expect(takeCallBack(callBack, by, now + 10 * MINUTE - 1, timings)).toMatchObject({ error: 'too-early' })
    now += 10 * MINUTE
  }
  callBack = value(answerCallBack(value(takeCallBack(callBack, by, now, timings)), ann, 'no-answer', now, timings))
  expect(callBack).toMatchObject({ state: 'closed', tries: 3, outcome: 'unreachable' })
})

test('[B4] what is in hand and not heard of is due again; what nobody comes to is over after a day', () => {
  expect(lapse(taken, nextLapse(taken, timings)! - 1, timings)).toMatchObject({ error: 'wrong-state' })
  expect(value(lapse(taken, nextLapse(taken, timings)!, timings))).toEqual(due)
  expect(lapse(due, nextLapse(due, timings)! - 1, timings)).toMatchObject({ error: 'wrong-state' })
  expect(value(lapse(due, noon + 24 * 60 * MINUTE, timings))).toMatchObject({ state: 'closed', outcome: 'expired' })
})

test('[B5] who was answered meanwhile is not called, unless it is being done', () => {
  expect(value(calledAgain(due))).toMatchObject({ state: 'closed', outcome: 'called-again' })
  expect(calledAgain(taken)).toMatchObject({ error: 'wrong-state' })
})

test('[B6] call-backs slow down as the service level falls under its target, and stop 20 points under it', () => {
  const pace = (serviceLevel15?: number, staffed = 100) =>
    callBacksAtOnce({ staffed, targetShare: 0.95, ...(serviceLevel15 === undefined ? {} : { serviceLevel15 }) })
  expect([undefined, 1, 0.95, 0.85, 0.76, 0.75, 0].map((level) => pace(level))).toEqual([10, 10, 10, 5, 1, 0, 0])
  expect([pace(1, 0), pace(1, 1)]).toEqual([0, 1])
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(share, share, fc.integer({ min: 0, max: 1_710 }), (one, other, staffed) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)]
      expect(pace(low, staffed)).toBeLessThanOrEqual(pace(high, staffed))
      expect(pace(high, staffed)).toBeLessThanOrEqual(Math.ceil(staffed / 10))
      expect(Number.isInteger(pace(low, staffed))).toBe(true)
    }),
  )
})
