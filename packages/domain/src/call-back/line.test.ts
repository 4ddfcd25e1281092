import { expect, test } from 'vitest'
import { noon, operatorIds } from '../testing/arbitraries.ts'
import { standardTimings as timings } from '../timings.ts'
import { lapse, newCallBack, takeCallBack, type CallBack } from './call-back.ts'
import { dialled, lineAnswered, lineEnded } from './line.ts'

const MINUTE = 60_000
const [ann] = operatorIds as [(typeof operatorIds)[0]]
const value = <V>(result: { ok: true; value: V } | { ok: false }): V => {
  if (!result.ok) throw new Error('refused')
  return result.value
}
const due = newCallBack('abandoned', noon, timings)
const taken = (callBack: CallBack, now = noon) =>
  value(takeCallBack(callBack, { operatorId: ann, name: 'Ann' }, now, timings))
const ringing = value(dialled(taken(due), 'line-1'))
const talking = value(lineAnswered(ringing, 'line-1'))

test('[B7] what is in hand is dialled once, and who answers is reached when the talk is over', () => {
  expect(dialled(due, 'line-1')).toMatchObject({ error: 'wrong-state' })
  expect(dialled(ringing, 'line-2')).toMatchObject({ error: 'wrong-state' })
  expect(talking.taken?.line).toEqual({ call: 'line-1', state: 'talking' })
  expect(value(lineAnswered(talking, 'line-1'))).toBe(talking)
  const over = value(lineEnded(talking, 'line-1', 'lost', noon, timings))
  expect(over).toMatchObject({ state: 'closed', outcome: 'reached', tries: 1 })
  expect(over.taken).toBeUndefined()
})

test('[B7] nobody there is a try, a lost line is none; both wait 10 minutes', () => {
  expect(value(lineEnded(ringing, 'line-1', 'lost', noon, timings))).toEqual({
    ...due,
    notBefore: noon + 10 * MINUTE,
  })
  let now = noon
  let callBack = due
  for (const tries of [1, 2]) {
    callBack = value(lineEnded(value(dialled(taken(callBack, now), 'line-1')), 'line-1', 'no-answer', now, timings))
    now += 10 * MINUTE
    expect(callBack).toMatchObject({ state: 'due', tries, notBefore: now })
  }
  const last = value(dialled(taken(callBack, now), 'line-1'))
  expect(value(lineEnded(last, 'line-1', 'no-answer', now, timings))).toMatchObject({
    ...{ state: 'closed', outcome: 'unreachable', tries: 3 },
  })
})

test('[B7] what is said of an earlier line changes nothing', () => {
  expect(lineAnswered(ringing, 'line-0')).toMatchObject({ error: 'call-gone' })
  expect(lineEnded(ringing, 'line-0', 'no-answer', noon, timings)).toMatchObject({ error: 'call-gone' })
  expect(lineEnded(due, 'line-1', 'no-answer', noon, timings)).toMatchObject({ error: 'call-gone' })
})

test('[B4] a talk may outlast the time in hand, which begins anew', () => {
  const late = noon + 10 * MINUTE
  const longer = value(lapse(talking, late, timings))
  expect(longer).toEqual({ ...talking, taken: { ...talking.taken, until: late + 10 * MINUTE } })
  expect(value(lineEnded(longer, 'line-1', 'lost', late + MINUTE, timings))).toMatchObject({ outcome: 'reached' })
  expect(value(lapse(ringing, late, timings))).toEqual(due)
})
