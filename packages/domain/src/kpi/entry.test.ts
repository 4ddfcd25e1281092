import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newCall, type Call } from '../call/call.ts'
import { applyEvent, type CallEvent } from '../call/history.ts'
import * as arb from '../testing/arbitraries.ts'
import { scaled, standardTimings as timings } from '../timings.ts'
import { entriesOf, entryCounts, entryNow } from './entry.ts'

const [general, english] = arb.queueIds as [(typeof arb.queueIds)[0], (typeof arb.queueIds)[0]]
const operatorId = arb.operatorIds[0]!
const start = arb.noon
const arrived = newCall({ id: arb.callIds[0]!, queueId: general, requiredLevel: 1, waitingSince: start })
const about = { hotline: '12345', arrivedAt: start }
const at = (seconds: number): number => start + seconds * 1_000
const stays = (...events: CallEvent[]) => entriesOf(arrived, about, events, timings)
const adds = (...events: CallEvent[]) => stays(...events).map((entry) => entryCounts(entry, timings))

const offered = (s: number): CallEvent => ({ type: 'offered', operatorId, at: at(s) })
const answered = (s: number, fence = 1): CallEvent => ({ type: 'answered', operatorId, fence, at: at(s) })
const plain = (type: 'returned' | 're-queued' | 'abandoned' | 'failed' | 'ended' | 'closed', s: number): CallEvent => ({
  type,
  at: at(s),
})
const to = (type: 'transferred' | 'moved', queueId: typeof general, s: number): CallEvent => ({
  ...{ type, queueId, requiredLevel: 1, at: at(s) },
})

test('[K2] an offer that comes back, and a leg that fails at once, are the same stay', () => {
  const [stay, ...more] = adds(offered(2), plain('returned', 12), offered(13), answered(15, 2))
  expect(more).toEqual([])
  expect(stay).toMatchObject({ calls: 1, offered: 1, queued: 1, answered: 1, answeredIn15: 1, waitMs: 15_000 })
  const [failed] = adds(offered(0), answered(1), plain('re-queued', 3), offered(25), answered(30, 2))
  expect(failed).toMatchObject({ offered: 1, answered: 1, answeredIn15: 0, queued: 0, waitMs: 30_000 })
  expect(adds(offered(0), answered(1), plain('re-queued', 3))[0]).not.toHaveProperty('answered')
})

test('[K2] passed on, the caller begins a new stay, whose wait counts from then', () => {
  const [first, second] = adds(offered(1), answered(2), to('transferred', english, 60), offered(63), answered(64, 2))
  expect(first).toMatchObject({ calls: 1, offered: 1, answered: 1, answeredIn15: 1 })
  expect(second).toMatchObject({ calls: 0, offered: 1, answered: 1, answeredIn15: 1, waitMs: 4_000, queued: 1 })
})

test('[K2] moved by a lead, she takes her wait along, and the queue she leaves is not blamed', () => {
  const [first, second] = stays(to('moved', english, 10), plain('abandoned', 20))
  expect(entryCounts(first!, timings)).toMatchObject({ offered: 1, movedOut: 1 })
  expect(entryCounts(first!, timings)).not.toHaveProperty('abandoned')
  expect(entryCounts(second!, timings)).toMatchObject({ calls: 0, offered: 1, movedIn: 1, abandoned: 1 })
  expect(second).toMatchObject({ queueId: english, waitingSince: start, left: { at: at(20), how: 'abandoned' } })
})

test('[K3] who hangs up before 5 s is counted apart', () => {
  expect(adds(plain('abandoned', 4.999))[0]).toMatchObject({ shortAbandoned: 1, abandoned: 0, abandonedIn15: 1 })
  expect(adds(plain('abandoned', 5))[0]).toMatchObject({ shortAbandoned: 0, abandoned: 1, abandonedIn15: 1 })
  expect(adds(plain('abandoned', 20))[0]).toMatchObject({ abandoned: 1, abandonedIn15: 0, abandonedIn20: 1 })
  expect(adds(plain('failed', 20))[0]).toMatchObject({ failed: 1 })
})

test('[K3] in a day played faster the limits are as much shorter', () => {
  const [stay] = stays(offered(0), answered(1.5))
  expect(entryCounts(stay!, scaled(timings, 10))).toMatchObject({ answeredIn15: 1, answeredIn20: 1 })
  expect(entryCounts(stay!, scaled(timings, 11))).toMatchObject({ answeredIn15: 0, answeredIn20: 1 })
})

test('[K2] what the routing may take is as long however fast the day is played', () => {
  const queued = (ring: number, speed: number) => entryCounts(stays(offered(ring))[0]!, scaled(timings, speed)).queued
  for (const speed of [1, 20]) expect([queued(1, speed), queued(1.001, speed)]).toEqual([0, 1])
})

test('[K3] every stay waits still or has ended in exactly one way', () => {
  fc.assert(
    fc.property(arb.arrivedCall, arb.callEvents, (call, events) => {
      const all = entriesOf(call, { hotline: '12345', arrivedAt: call.waitingSince }, events, timings)
      for (const entry of all) {
        const sum = entryCounts(entry, timings)
        const waiting = entry.answeredAt === undefined && entry.left === undefined ? 1 : 0
        const ends = [sum.answered, sum.abandoned, sum.shortAbandoned, sum.movedOut, sum.failed]
        expect(ends.reduce((total = 0, n = 0) => total + n, waiting)).toBe(sum.offered)
        expect(sum.waitMs ?? 0).toBeGreaterThanOrEqual(0)
      }
      expect(all.filter((entry) => entryCounts(entry, timings).calls === 1).length).toBe(1)
      expect(all.map(({ nth }) => nth)).toEqual(all.map((_, n) => n))
    }),
  )
})

test('[K2] the stay a call is in is the last of its log', () => {
  fc.assert(
    fc.property(arb.arrivedCall, arb.callEvents, (arrivedCall, events) => {
      const known = { hotline: '12345', arrivedAt: arrivedCall.waitingSince }
      const call = events.reduce((c: Call, event) => {
        const next = applyEvent(c, event, timings)
        return next.ok ? next.value : c
      }, arrivedCall)
      const { firstRangAt: _, ...last } = entriesOf(arrivedCall, known, events, timings).at(-1)!
      const by = last.by === undefined ? {} : { by: last.by }
      expect(entryNow(call, { ...known, nth: last.nth, ...by })).toEqual(last)
    }),
  )
})
