import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { QueueId } from '../ids.ts'
import * as arb from '../testing/arbitraries.ts'
import { standardTimings as timings } from '../timings.ts'
import { eligible, neededLevel, overflows, vias, type Seat } from './eligible.ts'
import { compareCalls, inOrder, type WaitingCall } from './order.ts'
import { route, type Floor } from './route.ts'

const floors: fc.Arbitrary<Floor> = fc.record({
  calls: arb.waitingCalls,
  seats: arb.seats,
  queues: arb.queues,
  now: fc.constant(arb.noon),
  timings: fc.constant(timings),
})
const law = (holds: (floor: Floor) => void) => fc.assert(fc.property(floors, holds), { numRuns: 300 })

/** The rules spelled out one call and one seat at a time. */
function slowRoute({ calls, seats, queues, now }: Floor) {
  const free = [...seats].sort((a, b) => a.idleSince - b.idleSince || (a.operatorId < b.operatorId ? -1 : 1))
  const waiting = new Map<QueueId, number>()
  for (const call of calls) waiting.set(call.queueId, (waiting.get(call.queueId) ?? 0) + 1)
  return inOrder(calls, queues).map((call) => {
    const { queueId } = call
    const count = waiting.get(queueId)!
    const reach = (seat: Seat) => eligible(call, seat, queues.get(queueId), count, now, timings)
    const able = free.filter((seat) => reach(seat))
    const via = vias.find((way) => able.some((seat) => reach(seat)?.via === way))
    const candidates = able.filter((seat) => reach(seat)?.via === via)
    const [chosen] = candidates
    if (chosen) {
      free.splice(free.indexOf(chosen), 1)
      waiting.set(queueId, count - 1)
    }
    return { call, chosen, candidates, via, waiting: count }
  })
}

test('[Q1] returned first, then priority of call and queue, then wait, then id', () => {
  const [a, b, c, d, e, f, g, h] = arb.callIds as [WaitingCall['id'], ...WaitingCall['id'][]]
  const [plain, raised] = arb.queueIds as [QueueId, QueueId]
  const call = (id = a, rest: Partial<WaitingCall> = {}): WaitingCall => ({
    ...{ id, queueId: plain, priority: 0, requiredLevel: 1, waitingSince: arb.noon - 5_000 },
    ...rest,
  })
  const served = [
    call(f, { returnedAt: arb.noon - 2_000, waitingSince: arb.noon - 3_000 }),
    call(e, { returnedAt: arb.noon - 1_000, priority: 9 }),
    call(d, { priority: 1, waitingSince: arb.noon }),
    call(c, { queueId: raised, waitingSince: arb.noon }),
    call(h, { waitingSince: arb.noon - 9_000 }),
    call(a),
    call(b),
    call(g, { waitingSince: arb.noon - 4_000 }),
  ]
  const queues = new Map([
    [plain, { priority: 0 }],
    [raised, { priority: 1 }],
  ])
  expect(inOrder(served.toReversed(), queues)).toEqual(served)
})

test('[Q1] the order is total: any mixture of the same calls is served alike', () => {
  const mixed = arb.waitingCalls.chain((calls) =>
    fc.tuple(fc.constant(calls), fc.shuffledSubarray(calls, { minLength: calls.length })),
  )
  fc.assert(
    fc.property(mixed, arb.queues, ([calls, shuffled], queues) => {
      const order = inOrder(calls, queues)
      expect(inOrder(shuffled, queues)).toEqual(order)
      for (const [i, call] of order.entries()) {
        for (const later of order.slice(i + 1)) expect(compareCalls(call, later, queues)).toBeLessThan(0)
      }
    }),
  )
})

test('[Q2] nobody overtakes: a seat never goes to a call behind one that could have it', () => {
  law((floor) => {
    const { queues, now, seats } = floor
    const given = new Map(route(floor).map((a) => [a.callId, a.operatorId]))
    const order = inOrder(floor.calls, queues)
    for (const [i, left] of order.entries()) {
      if (given.has(left.id)) continue
      const served = order.slice(0, i).filter((call) => call.queueId === left.queueId && given.has(call.id)).length
      const waiting = order.filter((call) => call.queueId === left.queueId).length - served
      for (const behind of order.slice(i + 1)) {
        const seat = seats.find((s) => s.operatorId === given.get(behind.id))
        if (seat) expect(eligible(left, seat, queues.get(left.queueId), waiting, now, timings)).toBeUndefined()
      }
    }
  })
})

test('[Q2] of the calls of one queue with the same needs the first ones are served', () => {
  law((floor) => {
    const given = new Set(route(floor).map((a) => a.callId))
    const needs = (call: WaitingCall) =>
      `${call.queueId} ${neededLevel(call, floor.now, timings)} ${String(overflows(call, floor.now, timings))}`
    const order = inOrder(floor.calls, floor.queues)
    for (const alike of Map.groupBy(order, needs).values()) {
      const served = alike.map((call) => given.has(call.id))
      expect(served).toEqual(served.toSorted((a, b) => Number(b) - Number(a)))
    }
  })
})

test('[Q3] no operator twice and no call twice, even if the floor names one twice', () => {
  law((floor) => {
    const doubled = { ...floor, calls: [...floor.calls, ...floor.calls], seats: [...floor.seats, ...floor.seats] }
    const round = route(doubled)
    expect(new Set(round.map((a) => a.operatorId)).size).toBe(round.length)
    expect(new Set(round.map((a) => a.callId)).size).toBe(round.length)
    expect(round).toEqual(route(floor))
  })
})

test('[Q8] a round is what the rules give, one call and one seat at a time', () => {
  law((floor) => {
    const expected = slowRoute(floor).filter(({ chosen }) => chosen)
    expect(route(floor).map(({ callId, operatorId }) => ({ callId, operatorId }))).toEqual(
      expected.map(({ call, chosen }) => ({ callId: call.id, operatorId: chosen?.operatorId })),
    )
  })
})

test('[Q8] no call is left beside a free seat that may take it', () => {
  law((floor) => {
    const round = route(floor)
    const free = floor.seats.filter((seat) => !round.some((a) => a.operatorId === seat.operatorId))
    for (const call of floor.calls.filter(({ id }) => !round.some((a) => a.callId === id))) {
      const left = floor.calls.filter((c) => c.queueId === call.queueId && !round.some((a) => a.callId === c.id)).length
      for (const seat of free) {
        expect(eligible(call, seat, floor.queues.get(call.queueId), left, floor.now, timings)).toBeUndefined()
      }
    }
  })
})

test('[Q9] each assignment tells the candidates of its way, longest idle first', () => {
  law((floor) => {
    const expected = new Map(slowRoute(floor).map((step) => [step.call.id, step]))
    for (const { callId, operatorId, why } of route(floor)) {
      const { call, candidates, via } = expected.get(callId)!
      expect(why.via).toBe(via)
      expect(why.candidateCount).toBe(candidates.length)
      expect(why.candidates.map((c) => c.operatorId)).toEqual(candidates.slice(0, 10).map((s) => s.operatorId))
      expect(why.candidates[0]?.operatorId).toBe(operatorId)
      expect(why.waitedMs).toBe(floor.now - call.waitingSince)
      expect(why.relaxedBy).toBe(call.requiredLevel - neededLevel(call, floor.now, timings))
      if (call.returnedAt !== undefined) expect(why.rule).toBe('returned-first')
    }
  })
})
