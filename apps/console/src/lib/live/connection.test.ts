import { expect, test } from 'vitest'
import { ageOf, freshness, proofWithin } from './age.ts'
import { judgeConnection, mayAnswer } from './connection.ts'

const seen = (age: number | undefined, trying = 1_000) => judgeConnection({ evicted: undefined, age, trying })

test('steady, then amber with its age, then red', () => {
  expect(seen(2_900)).toEqual({ state: 'live' })
  expect(seen(4_000)).toEqual({ state: 'amber', age: 4_000 })
  expect(seen(16_000)).toEqual({ state: 'red', age: 16_000 })
})

test('a page that never heard a tick is connecting, but not for ever', () => {
  expect(seen(undefined)).toEqual({ state: 'connecting' })
  expect(seen(undefined, 6_000)).toEqual({ state: 'red', age: undefined })
})

test('an evicted desk is red however fresh the figures are', () => {
  expect(judgeConnection({ evicted: { reason: 'newer-desk' }, age: 0, trying: 0 }).state).toBe('red')
})

test('figures are fresh for 3 s on queues, 5 s elsewhere, and unknown without any proof', () => {
  expect(freshness(3_500, proofWithin.queues)).toBe('stale')
  expect(freshness(3_500, proofWithin.elsewhere)).toBe('fresh')
  expect(freshness(undefined, proofWithin.elsewhere)).toBe('unknown')
  expect(ageOf(1_000, 900)).toBe(0)
})

test('nobody answers on the word of a hub that lost sight of Postgres', () => {
  expect([mayAnswer(1_000), mayAnswer(5_001), mayAnswer(undefined)]).toEqual([true, false, false])
})
