import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Queue } from '../queue/queue.ts'
import * as arb from '../testing/arbitraries.ts'
import { standardTimings as timings } from '../timings.ts'
import type { WaitingCall } from './order.ts'
import { overlooked } from './overlooked.ts'
import { route } from './route.ts'

const after = 30_000
const now = arb.noon
const [general] = arb.queueIds as [(typeof arb.queueIds)[0]]
const queue: Queue = {
  ...{ id: general, name: { zh: '综合', en: 'General' }, requiredLevel: 2, reserveAbove: 20, priority: 0 },
  ...{ targetSeconds: 15, targetShare: 0.95 },
}
const call = (waited: number, rest: Partial<WaitingCall> = {}): WaitingCall => ({
  ...{ id: arb.callIds[0]!, queueId: general, priority: 0, requiredLevel: 2, waitingSince: now - waited },
  ...rest,
})
const seat = (idle: number, level: 1 | 2 | 3 = 2) => ({
  ...{ operatorId: arb.operatorIds[0]!, idleSince: now - idle },
  queues: [{ queueId: general, level, reserve: false }],
})
const found = (one: WaitingCall, free: ReturnType<typeof seat>) =>
  overlooked({ calls: [one], seats: [free], queues: new Map([[general, queue]]), now, timings }, after).length

test('[Q15] a call is overlooked once it and a seat that may take it have waited for each other for 30 s', () => {
  expect(found(call(30_000), seat(30_000))).toBe(1)
  expect(found(call(29_999), seat(60_000))).toBe(0)
  expect(found(call(60_000), seat(29_999))).toBe(0)
  expect(found(call(60_000, { returnedAt: now - 1_000 }), seat(60_000))).toBe(0)
})

test('[Q15] a seat whose skill came into reach a moment ago has overlooked nobody', () => {
  expect(found(call(31_000), seat(90_000, 1))).toBe(0)
  expect(found(call(60_000), seat(90_000, 1))).toBe(1)
})

test('[Q15] whom routing would leave waiting is not overlooked', () => {
  fc.assert(
    fc.property(arb.waitingCalls, arb.seats, arb.queues, (calls, seats, queues) => {
      const floor = { calls, seats, queues, now, timings }
      const taken = new Set(route(floor).map((assignment) => assignment.callId))
      if (taken.size === 0) expect(overlooked(floor, 0)).toEqual([])
    }),
  )
})
