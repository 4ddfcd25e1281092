import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newCall, type Call } from '../call/call.ts'
import { abandonCall } from '../call/ending.ts'
import { applyEvent } from '../call/history.ts'
import { answerCall, offerCall } from '../call/offer.ts'
import type { Availability } from '../operator/availability.ts'
import type { Membership } from '../operator/membership.ts'
import type { Operator } from '../operator/operator.ts'
import * as arb from '../testing/arbitraries.ts'
import { granted } from '../testing/granted.ts'
import { standardTimings as timings } from '../timings.ts'
import { queueFigures, serviceLevel } from './figures.ts'
import type { Queue } from './queue.ts'
import { contribution, emptyTally, minus, plus, type Tally } from './tally.ts'

const [general, english] = arb.queueIds as [(typeof arb.queueIds)[0], (typeof arb.queueIds)[0]]
const operatorId = arb.operatorIds[0]!
const now = arb.noon
const queue: Queue = {
  id: general,
  name: { zh: '综合', en: 'General' },
  requiredLevel: 1,
  reserveAbove: 2,
  targetSeconds: 15,
  targetShare: 0.95,
  priority: 0,
}
const waitingFor = (seconds: number, queueId = general, id = 0): Call =>
  newCall({ id: arb.callIds[id]!, queueId, requiredLevel: 1, waitingSince: now - seconds * 1_000 })
const ringing = (call: Call) => granted(offerCall(call, operatorId, now, timings))
const answered = (call: Call) => granted(answerCall(ringing(call), { operatorId, fence: 1 }, now))
const seated = (availability: Availability, rest: Partial<Membership> = {}): Operator => ({
  id: operatorId,
  availability,
  activity: 'idle',
  since: now,
  idleSince: now,
  queues: [{ queueId: general, level: 1, reserve: false, ...rest }],
  groupId: arb.groupIds[0]!,
  changedBy: { actor: 'system', cause: 'system' },
})
const figures = (calls: Call[], operators: Operator[] = [], tally: Tally = emptyTally) =>
  queueFigures({ queue, calls, operators, tally, now, timings })
const tallyOf = (calls: Call[]) => calls.map((call) => contribution(call, timings)).reduce(plus, emptyTally)

test('[Q11] who rings still waits, who talks does not, and other queues are none of ours', () => {
  const calls = [waitingFor(5), ringing(waitingFor(40)), answered(waitingFor(50)), waitingFor(60, english)]
  expect(figures(calls)).toMatchObject({ waiting: 2, longestWaitSince: now - 40_000 })
})

test('[Q11] the ready could take a call of this queue, the serving are ready or engaged, the staffed at their desks', () => {
  const talking = { ...seated('ready'), activity: 'talking' as const, callId: arb.callIds[0]! }
  const floor = [
    seated('ready'),
    talking,
    seated('busy'),
    seated('break'),
    seated('training'),
    seated('signed-out'),
    seated('ready', { queueId: english }),
    seated('ready', { reserve: true }),
  ]
  expect(figures([], floor)).toMatchObject({ ready: 1, serving: 2, staffed: 3 })
  const crowd = [waitingFor(1, general, 1), waitingFor(1, general, 2), waitingFor(1, general, 3)]
  expect(figures(crowd, floor)).toMatchObject({ ready: 2, serving: 3, staffed: 4 })
})

test('[Q12] the service level counts everyone who was or should have been answered', () => {
  const calls = [answered(waitingFor(15)), answered(waitingFor(16)), waitingFor(15), waitingFor(16)]
  const left = [4.999, 5].map((seconds) => granted(abandonCall(waitingFor(seconds), now)))
  const tally = tallyOf([...calls, ...left])
  expect(tally).toEqual({ offered: 6, answered: 2, answeredInTime: 1, abandoned: 1, shortAbandoned: 1 })
  expect(figures(calls, [], tally).serviceLevel15).toBe(1 / 4)
})

test('[Q12] the service level is a share', () => {
  fc.assert(
    fc.property(fc.array(arb.instant), fc.array(arb.instant), fc.nat(20), (taken, given, overdue) => {
      const calls = [
        ...taken.map((waitingSince) => answered({ ...waitingFor(0), waitingSince })),
        ...given.map((waitingSince) => granted(abandonCall({ ...waitingFor(0), waitingSince }, now))),
      ]
      const level = serviceLevel(tallyOf(calls), overdue)
      if (level === undefined) return
      expect(level).toBeGreaterThanOrEqual(0)
      expect(level).toBeLessThanOrEqual(1)
    }),
  )
})

test('[Q13] what nobody can know yet is absent', () => {
  const quiet = figures([])
  expect(quiet).not.toHaveProperty('serviceLevel15')
  expect(quiet).not.toHaveProperty('longestWaitSince')
  expect(figures([waitingFor(15)])).not.toHaveProperty('serviceLevel15')
  expect(figures([waitingFor(16)]).serviceLevel15).toBe(0)
})

test('[Q14] taking a call’s old contribution back and adding its new one gives the sum of the present', () => {
  const some = fc.array(arb.arrivedCall, { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(some, arb.callEvents, (calls, events) => {
      let tally = tallyOf(calls)
      for (const event of events) {
        const n = event.at % calls.length
        const before = calls[n]!
        const after = applyEvent(before, event, timings)
        if (!after.ok) continue
        tally = plus(minus(tally, contribution(before, timings)), contribution(after.value, timings))
        calls = calls.with(n, after.value)
      }
      expect(tally).toEqual(tallyOf(calls.toReversed()))
    }),
  )
})

test('[Q14] each call is offered once and ends in one count at most', () => {
  fc.assert(
    fc.property(arb.arrivedCall, arb.callEvents, (arrived, events) => {
      const call = events.reduce((c, event) => {
        const next = applyEvent(c, event, timings)
        return next.ok ? next.value : c
      }, arrived)
      const { offered, answered: taken, answeredInTime, abandoned, shortAbandoned } = contribution(call, timings)
      expect(offered).toBe(1)
      expect(taken + abandoned + shortAbandoned).toBeLessThanOrEqual(1)
      expect(answeredInTime).toBeLessThanOrEqual(taken)
    }),
  )
})
