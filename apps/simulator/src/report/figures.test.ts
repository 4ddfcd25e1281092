import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answered, gaveUp } from '../testing/played-day.ts'
import { figuresOf, seenIn, type Seen } from './figures.ts'

const length = fc.integer({ min: 0, max: 900 })
const seen: fc.Arbitrary<Seen> = fc.oneof(
  fc.tuple(length, length, length).map((each) => answered(...each)),
  fc.tuple(length, length).map((each) => gaveUp(...each)),
  fc.tuple(length, length).map(([at, endedAfter]) => ({ at, to: '12345', endedAfter, ending: 'line-lost' as const })),
  length.map((at) => ({ at, to: '12345' })),
)

test('the strict service level: in time of answered, abandoned at 5 s or more, and waiting beyond 15 s', () => {
  const calls = [
    answered(0, 15),
    answered(0, 16),
    gaveUp(0, 4.9),
    gaveUp(0, 5),
    { at: 80, to: '1' },
    { at: 90, to: '1' },
  ]
  expect(figuresOf(calls, 100)).toMatchObject({
    offered: 6,
    answered: 2,
    abandoned: 1,
    shortAbandoned: 1,
    open: 2,
    serviceLevel15: 1 / 4,
    averageWait: 15.5,
    longestWait: 16,
    meanTalk: 100,
  })
})

test('what nobody can know is absent', () => {
  expect(figuresOf([], 0)).toEqual({ offered: 0, answered: 0, abandoned: 0, shortAbandoned: 0, cutOff: 0, open: 0 })
})

test('every call is in one sum, and shares are shares', () => {
  fc.assert(
    fc.property(fc.array(seen), (calls) => {
      const f = figuresOf(calls, 1_000)
      expect(f.answered + f.abandoned + f.shortAbandoned + f.cutOff + f.open).toBe(f.offered)
      for (const share of [f.completion ?? 0, f.serviceLevel15 ?? 0]) {
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(1)
      }
    }),
  )
})

test('what the switch saw is told in simulated seconds', () => {
  const start = Date.parse('2026-01-05T02:00:00Z')
  const call = {
    call: 'b-1',
    to: '12345',
    arrivedAt: '2026-01-05T02:00:01.000Z',
    rings: [],
    connections: [{ operator: 'o' as never, fence: 1, at: '2026-01-05T02:00:01.500Z' }],
    endedAt: '2026-01-05T02:00:03.000Z',
    ending: 'caller' as const,
  }
  expect(seenIn([call], (instant) => ((instant - start) / 1000) * 20)).toEqual([
    { at: 20, to: '12345', answeredAfter: 10, endedAfter: 40, ending: 'caller' },
  ])
})
