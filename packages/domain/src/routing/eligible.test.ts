import { expect, test } from 'vitest'
import type { Membership } from '../operator/membership.ts'
import type { Queue } from '../queue/queue.ts'
import * as arb from '../testing/arbitraries.ts'
import { standardTimings as timings } from '../timings.ts'
import { eligible, neededLevel, stillServes, vias, type Seat } from './eligible.ts'
import type { WaitingCall } from './order.ts'
import { route } from './route.ts'

const [general, english] = arb.queueIds as [(typeof arb.queueIds)[0], (typeof arb.queueIds)[0]]
const now = arb.noon
const queue: Queue = {
  id: general,
  name: { zh: '综合', en: 'General' },
  requiredLevel: 1,
  overflowTo: english,
  reserveAbove: 20,
  targetSeconds: 15,
  targetShare: 0.95,
  priority: 0,
}
const queues = new Map([
  [general, queue],
  [english, { ...queue, id: english }],
])
const call = (waited: number, rest: Partial<WaitingCall> = {}): WaitingCall => ({
  ...{ id: arb.callIds[0]!, queueId: general, priority: 0, requiredLevel: 1, waitingSince: now - waited * 1_000 },
  ...rest,
})
const seat = (n: number, idle: number, ...memberships: Membership[]): Seat => ({
  ...{ operatorId: arb.operatorIds[n]!, idleSince: now - idle * 1_000, queues: memberships },
})
const member = (rest: Partial<Membership> = {}): Membership => ({
  ...{ queueId: general, level: 1, reserve: false },
  ...rest,
})
const reach = (c: WaitingCall, waiting: number, ...memberships: Membership[]) =>
  eligible(c, seat(0, 5, ...memberships), queue, waiting, now, timings)
const routed = (seats: Seat[], ...calls: WaitingCall[]) => route({ calls, seats, queues, now, timings })

test('[Q4] the level asked for falls by one for every 30 s waited, never under 1', () => {
  const levels = [0, 29.999, 30, 59.999, 60, 600].map((s) => neededLevel(call(s, { requiredLevel: 3 }), now, timings))
  expect(levels).toEqual([3, 3, 2, 2, 1, 1])
  expect(neededLevel(call(-5, { requiredLevel: 3 }), now, timings)).toBe(3)
  expect(reach(call(29, { requiredLevel: 3 }), 1, member({ level: 2 }))).toBeUndefined()
  expect(reach(call(30, { requiredLevel: 3 }), 1, member({ level: 2 }))).toEqual({ via: 'own', level: 2 })
})

test('[Q5] the longest idle gets the call, whatever the level, ties by id', () => {
  const seats = [seat(2, 9, member({ level: 3 })), seat(3, 10, member()), seat(1, 10, member({ level: 2 }))]
  const [assignment] = routed(seats, call(5))
  expect(assignment?.why.candidates.map((c) => c.operatorId)).toEqual([1, 3, 2].map((n) => arb.operatorIds[n]))
  expect(assignment?.operatorId).toBe(arb.operatorIds[1])
})

test('[Q5] her own queue first, then the reserve, then the overflow', () => {
  const own = seat(0, 1, member())
  const reserve = seat(1, 50, member({ reserve: true }))
  const helper = seat(2, 99, member({ queueId: english }))
  const crowd = arb.callIds.slice(1, 25).map((id) => call(1, { id }))
  const first = (...seats: Seat[]) => routed(seats, call(60), ...crowd)[0]?.operatorId
  expect(first(own, reserve, helper)).toBe(own.operatorId)
  expect(first(reserve, helper)).toBe(reserve.operatorId)
  expect(first(helper)).toBe(helper.operatorId)
})

test('[Q6] from 60 s on the regular seats of the other queue may help', () => {
  expect(reach(call(59.999), 1, member({ queueId: english }))).toBeUndefined()
  expect(reach(call(60), 1, member({ queueId: english }))).toEqual({ via: 'overflow', level: 1 })
  expect(reach(call(600), 99, member({ queueId: english, reserve: true }))).toBeUndefined()
  expect(eligible(call(600), seat(0, 5, member({ queueId: english })), undefined, 1, now, timings)).toBeUndefined()
})

test('[Q7] reserve seats are awake while more than 20 wait', () => {
  expect(reach(call(5), 20, member({ reserve: true }))).toBeUndefined()
  expect(reach(call(5), 21, member({ reserve: true }))).toEqual({ via: 'reserve', level: 1 })
})

test('[Q7] a round wakes no more of them than bring the queue down to its limit', () => {
  const calls = arb.callIds.slice(0, 25).map((id) => call(5, { id }))
  const seats = arb.operatorIds.map((_, n) => seat(n, 5, member({ reserve: true })))
  expect(routed(seats, ...calls)).toHaveLength(5)
})

test('[Q9] the rule names what put the call first', () => {
  const rule = (rest: Partial<WaitingCall>) => routed([seat(0, 5, member())], call(5, rest))[0]?.why.rule
  expect(rule({})).toBe('longest-wait')
  expect(rule({ priority: 2 })).toBe('priority')
  expect(rule({ priority: 2, returnedAt: now })).toBe('returned-first')
})

test('[Q17] a seat that was moved away is not reached by what it no longer serves', () => {
  const helped = { id: general, overflowTo: english }
  const reached = (...queues: Membership[]) => vias.filter((via) => stillServes({ queues }, via, helped))
  expect(reached(member())).toEqual(['own'])
  expect(reached(member({ reserve: true }))).toEqual(['reserve'])
  expect(reached(member({ queueId: english }))).toEqual(['overflow'])
  expect(reached(member({ queueId: english, reserve: true }))).toEqual([])
  expect(reached()).toEqual([])
  expect(stillServes({ queues: [member({ queueId: english })] }, 'overflow', { id: general })).toBe(false)
})
