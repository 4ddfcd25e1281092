import { expect, test } from 'vitest'
import { ageOf, freshness, proofWithin } from './age.ts'
import { judgeConnection, mayAnswer } from './connection.ts'

const here = { evicted: undefined, trying: 1_000, silent: 500, online: true }
const seen = (age: number | undefined, trying = 1_000) => judgeConnection({ ...here, age, trying })

test('steady, then amber with its age, then red', () => {
  expect(seen(2_900)).toEqual({ state: 'live' })
  expect(seen(4_000)).toMatchObject({ state: 'amber', age: 4_000 })
  expect(seen(16_000)).toMatchObject({ state: 'red', age: 16_000 })
})

test('a page that never heard a tick is connecting, but not for ever', () => {
  expect(seen(undefined)).toEqual({ state: 'connecting' })
  expect(seen(undefined, 6_000)).toMatchObject({ state: 'red', age: undefined })
})

test('an evicted desk is red however fresh the figures are', () => {
  expect(judgeConnection({ ...here, evicted: { reason: 'newer-desk' }, age: 0, trying: 0 }).state).toBe('red')
})

test('it is said what is missing: the database behind a hub that speaks, the hub, or the network', () => {
  const missing = (more: object) => judgeConnection({ ...here, age: 20_000, ...more })
  expect(missing({})).toMatchObject({ missing: 'database' })
  expect(missing({ silent: 6_000 })).toMatchObject({ missing: 'hub' })
  expect(missing({ silent: undefined })).toMatchObject({ missing: 'hub' })
  expect(missing({ silent: undefined, online: false })).toMatchObject({ missing: 'network' })
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
