import { expect, test } from 'vitest'
import { ok, refuse } from '../result.ts'
import * as arb from '../testing/arbitraries.ts'
import { granted } from '../testing/granted.ts'
import { standardTimings } from '../timings.ts'
import { chooseAvailability } from './choice.ts'
import type { Operator } from './operator.ts'
import { judgePresence } from './presence.ts'
import { answer, dropOffer, missOffer, returnOffer, takeBack, takeOffer } from './ringing.ts'
import { consult, hold, leaveConsult, loseLeg, resume } from './talking.ts'
import { beginWrapUp, extendWrapUp, finishWrapUp, overrunWrapUp, wrapUpCallBack } from './wrap-up.ts'

const t0 = arb.noon
const after = (seconds: number) => t0 + seconds * 1_000
const callId = arb.callIds[0]!

const ready: Operator = {
  id: arb.operatorIds[0]!,
  availability: 'ready',
  activity: 'idle',
  since: t0,
  idleSince: t0,
  queues: [],
  groupId: arb.groupIds[0]!,
  changedBy: { actor: 'system', cause: 'system' },
}
const own = { actor: ready.id, cause: 'own' }
const ringing = granted(takeOffer(ready, callId, after(2)))
const talking = granted(answer(ringing, callId, after(3)))
const wrapUp = granted(beginWrapUp(talking, after(60), standardTimings))
const wishes = (operator: Operator) =>
  granted(chooseAvailability(operator, { availability: 'training' }, true, after(5)))

test('[O8] only the ready and idle are offered a call', () => {
  expect(ringing).toMatchObject({ activity: 'offered', callId, since: after(2), idleSince: t0 })
  expect(ringing.changedBy.cause).toBe('routing')
  for (const other of [ringing, talking, wrapUp, { ...ready, availability: 'busy' as const }]) {
    expect(takeOffer(other, callId, after(9))).toEqual(refuse('not-ready'))
  }
})

test('[O9] she answers the call that rings at her desk', () => {
  expect(talking).toMatchObject({ activity: 'talking', availability: 'ready', callId, since: after(3) })
  expect(answer(ringing, arb.callIds[1]!, after(3))).toEqual(refuse('not-your-call'))
  expect(answer(talking, callId, after(3))).toEqual(refuse('wrong-state'))
})

test('[O10] who declines becomes busy with her reason', () => {
  const by = { ...own, cause: 'own', reason: 'headset' } as const
  expect(returnOffer(ringing, after(4), by)).toEqual(
    ok({ ...ready, availability: 'busy', since: after(4), changedBy: by }),
  )
})

test('[O11] who lets it ring out becomes busy, unless the timer was late', () => {
  expect(missOffer(ringing, false, after(12))).toEqual(
    ok({ ...ready, availability: 'busy', since: after(12), changedBy: { actor: 'system', cause: 'no-answer' } }),
  )
  expect(missOffer(ringing, true, after(99))).toEqual(
    ok({ ...ready, since: after(99), changedBy: { actor: 'system', cause: 'system' } }),
  )
})

test('[O12] who loses an offer without her doing is idle since before', () => {
  expect(dropOffer(ringing, after(4))).toEqual(
    ok({ ...ready, since: after(4), changedBy: { actor: 'system', cause: 'call' } }),
  )
  expect(dropOffer(talking, after(4))).toEqual(refuse('wrong-state'))
})

test('[O5] a pending wish is taken however the engagement ends', () => {
  const ends = [
    returnOffer(wishes(ringing), after(9)),
    missOffer(wishes(ringing), false, after(9)),
    missOffer(wishes(ringing), true, after(9)),
    dropOffer(wishes(ringing), after(9)),
    loseLeg(wishes(talking), after(9)),
    finishWrapUp(wishes(wrapUp), after(70)),
    overrunWrapUp(wishes(wrapUp), false, after(120)),
    overrunWrapUp(wishes(wrapUp), true, after(200)),
  ].map(granted)
  for (const ended of ends) {
    expect(ended).toMatchObject({ availability: 'training', activity: 'idle', changedBy: own })
    expect(ended).not.toHaveProperty('nextAvailability')
  }
})

test('[O13] her activity follows the talk', () => {
  const held = granted(hold(talking, after(9)))
  expect(held).toMatchObject({ activity: 'held', since: after(9) })
  expect(granted(resume(held, after(20)))).toMatchObject({ activity: 'talking', since: after(20) })
  const consulting = granted(consult(talking, after(9)))
  expect(consulting.activity).toBe('consulting')
  expect(granted(resume(consulting, after(20))).activity).toBe('talking')
  expect(granted(consult(held, after(21))).activity).toBe('consulting')
  expect(granted(hold(consulting, after(20)))).toMatchObject({ activity: 'held', callId })
  expect(hold(held, after(21))).toEqual(refuse('wrong-state'))
})

test('[O20] who was asked is ready again without a wrap-up', () => {
  const asked = granted(answer(ringing, callId, after(5), { as: 'consulting' }))
  expect(asked).toMatchObject({ activity: 'consulting', callId })
  const left = granted(leaveConsult(asked, after(30)))
  expect(left).toEqual({
    ...ready,
    since: after(30),
    idleSince: after(30),
    changedBy: { actor: 'system', cause: 'call' },
  })
  expect(granted(leaveConsult(wishes(asked), after(30)))).toMatchObject({ availability: 'training', activity: 'idle' })
  expect(leaveConsult(talking, after(30))).toEqual(refuse('wrong-state'))
})

test('[O21] a call she passed on rings at her desk again and breaks off her wrap-up', () => {
  const back = granted(takeBack(wishes(wrapUp), callId, after(70)))
  expect(back).toMatchObject({ activity: 'offered', callId, nextAvailability: { availability: 'training' } })
  expect(back).not.toHaveProperty('wrapUp')
  expect(takeBack(wrapUp, arb.callIds[1]!, after(70))).toEqual(refuse('wrong-state'))
  expect(takeBack(talking, callId, after(70))).toEqual(refuse('wrong-state'))
})

test('[O14] a leg lost just after the answer makes her busy', () => {
  expect(loseLeg(talking, after(5))).toEqual(
    ok({ ...ready, availability: 'busy', since: after(5), changedBy: { actor: 'system', cause: 'link-lost' } }),
  )
  expect(loseLeg(ringing, after(5))).toEqual(refuse('wrong-state'))
})

test('[O18] presence is judged by the age of the last proof of life', () => {
  const judged = [0, 9_999, 10_000, 59_999, 60_000].map((age) => judgePresence(t0, t0 + age, standardTimings))
  expect(judged).toEqual(['present', 'present', 'no-calls', 'no-calls', 'signed-out'])
})

test('[W1] wrap-up lasts 60 s and counts for all her queues', () => {
  expect(wrapUp).toMatchObject({ activity: 'wrap-up', callId, wrapUp: { endsAt: after(120), extensions: 0 } })
  expect(beginWrapUp(ringing, after(60), standardTimings)).toEqual(refuse('wrong-state'))
  expect(beginWrapUp(wrapUp, after(61), standardTimings)).toEqual(refuse('wrong-state'))
})

test('[W2] it is extended twice, each time from the end that stands', () => {
  const once = granted(extendWrapUp(wrapUp, after(61), standardTimings))
  expect(once.wrapUp).toEqual({ endsAt: after(180), extensions: 1 })
  const twice = granted(extendWrapUp(once, after(170), standardTimings))
  expect(twice.wrapUp).toEqual({ endsAt: after(240), extensions: 2 })
  expect(extendWrapUp(twice, after(200), standardTimings)).toEqual(refuse('no-extensions-left'))
  expect(extendWrapUp(talking, after(9), standardTimings)).toEqual(refuse('wrong-state'))
})

test('[W3] finished, she is ready and idle since then', () => {
  expect(finishWrapUp(wrapUp, after(70))).toEqual(
    ok({ ...ready, since: after(70), idleSince: after(70), changedBy: own }),
  )
  expect(finishWrapUp(talking, after(70))).toEqual(refuse('wrong-state'))
})

test('[W4] overrun, she is busy, unless the timer was late', () => {
  expect(granted(overrunWrapUp(wrapUp, false, after(120)))).toMatchObject({
    availability: 'busy',
    activity: 'idle',
    changedBy: { actor: 'system', cause: 'overrun' },
  })
  expect(granted(overrunWrapUp(wrapUp, true, after(200)))).toMatchObject({
    availability: 'ready',
    activity: 'idle',
    idleSince: after(200),
    changedBy: { actor: 'system', cause: 'system' },
  })
  expect(overrunWrapUp(ready, false, after(120))).toEqual(refuse('wrong-state'))
})

test('[W5] after a call-back she writes as long as after a call, and is then what she was, or what she asked for', () => {
  const busy: Operator = { ...ready, availability: 'busy' }
  const writes = granted(wrapUpCallBack(busy, callId, after(60), standardTimings))
  expect(writes).toMatchObject({ availability: 'ready', activity: 'wrap-up', callId, wrapUp: wrapUp.wrapUp })
  expect(takeOffer(writes, callId, after(61))).toEqual(refuse('not-ready'))
  expect(granted(finishWrapUp(writes, after(70)))).toEqual({
    ...ready,
    since: after(70),
    idleSince: after(70),
    changedBy: own,
  })
  expect(granted(overrunWrapUp(writes, false, after(120)))).toMatchObject({ availability: 'busy', activity: 'idle' })
  const before = { availability: 'busy', reason: 'papers' } as const
  const wasBusy = granted(wrapUpCallBack(busy, callId, after(60), standardTimings, before))
  expect(granted(finishWrapUp(wasBusy, after(70)))).toMatchObject({
    availability: 'busy',
    changedBy: { ...own, reason: 'papers' },
  })
  const asked = granted(chooseAvailability(wasBusy, { availability: 'ready' }, true, after(65)))
  expect(granted(finishWrapUp(asked, after(70)))).toMatchObject({ availability: 'ready' })
  for (const other of [ringing, talking, wrapUp, { ...ready, availability: 'signed-out' as const }])
    expect(wrapUpCallBack(other, callId, after(60), standardTimings)).toEqual(refuse('wrong-state'))
})
