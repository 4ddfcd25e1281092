import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as arb from '../testing/arbitraries.ts'
import { standardTimings } from '../timings.ts'
import { ranks } from './rank.ts'
import { route } from './route.ts'

test('[Q16] the first regular seat of a queue is the one that gets its next call', () => {
  fc.assert(
    fc.property(arb.seats, arb.queues, arb.queueId, (seats, queues, queueId) => {
      const call = { id: arb.callIds[0]!, queueId, priority: 0, requiredLevel: 1, waitingSince: arb.noon } as const
      const [next] = route({ calls: [call], seats, queues, now: arb.noon, timings: standardTimings })
      const places = ranks(seats)
      if (next?.why.via === 'own') expect(places.get(next.operatorId)?.get(queueId)).toBe(1)
      const inQueue = seats.filter((seat) => seat.queues.some((member) => member.queueId === queueId))
      const given = inQueue.map((seat) => places.get(seat.operatorId)?.get(queueId) ?? 0)
      expect(given.sort((a, b) => a - b)).toEqual(inQueue.map((_, index) => index + 1))
    }),
  )
})
