import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as arb from '../testing/arbitraries.ts'
import { standardTimings } from '../timings.ts'
import { keptPlace } from './kept-place.ts'

const waitingSince = arb.noon
const cutOffAt = arb.noon + 40_000

test('[C14] who calls again within 60 s of being cut off stands where she stood', () => {
  expect(keptPlace({ waitingSince, cutOffAt }, cutOffAt + 60_000, standardTimings)).toBe(waitingSince)
  expect(keptPlace({ waitingSince, cutOffAt }, cutOffAt + 60_001, standardTimings)).toBe(cutOffAt + 60_001)
  expect(keptPlace(undefined, cutOffAt, standardTimings)).toBe(cutOffAt)
})

test('[C14] a kept place is never in the future', () => {
  fc.assert(
    fc.property(arb.instant, arb.instant, arb.instant, (since, cutOff, now) => {
      expect(keptPlace({ waitingSince: since, cutOffAt: cutOff }, now, standardTimings)).toBeLessThanOrEqual(now)
    }),
  )
})
