import { expect, test } from 'vitest'
import { latencyOf } from './why.ts'

const why = { rule: 'longest-wait', waitedMs: 21_000, candidates: [], candidateCount: 3, relaxedBy: 0 } as const

test('the latency is what passed between the look at the floor and the offer', () => {
  const waitingSince = '2026-05-04T02:00:00.000Z'
  const startedAt = '2026-05-04T02:00:21.012Z'
  expect(latencyOf({ startedAt, why: { ...why, candidates: [], via: 'own' } }, waitingSince)).toBe(12)
  expect(latencyOf({ startedAt, why: { ...why, candidates: [], via: 'named' } }, waitingSince)).toBeUndefined()
  expect(latencyOf({ startedAt }, waitingSince)).toBeUndefined()
})
