import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inOrder } from '../routing/order.ts'
import * as arb from '../testing/arbitraries.ts'
import { standardTimings } from '../timings.ts'
import { newCall } from './call.ts'
import { keptPlace, type CutOff } from './kept-place.ts'

const waitingSince = arb.noon
const cutOffAt = arb.noon + 40_000
const soon = cutOffAt + 20_000
const talked: CutOff = { waitingSince, answeredAt: waitingSince + 5_000, cutOffAt }

test('[C14] who calls again within 60 s of being cut off while she waited stands where she stood', () => {
  expect(keptPlace({ waitingSince, cutOffAt }, cutOffAt + 60_000, standardTimings)).toEqual({ waitingSince })
  const late = cutOffAt + 60_001
  expect(keptPlace({ waitingSince, cutOffAt }, late, standardTimings)).toEqual({ waitingSince: late })
  expect(keptPlace(talked, late, standardTimings)).toEqual({ waitingSince: late })
  expect(keptPlace(undefined, cutOffAt, standardTimings)).toEqual({ waitingSince: cutOffAt })
})

test('[C14] who was cut off after an answer is served first, and her wait begins anew', () => {
  const place = keptPlace(talked, soon, standardTimings)
  expect(place.waitingSince).toBe(soon)
  const about = { queueId: arb.queueIds[0]!, requiredLevel: 1 } as const
  const [one, other] = arb.callIds
  const before = newCall({ ...about, id: other!, waitingSince: waitingSince - 300_000, priority: 5 })
  const again = newCall({ ...about, id: one!, ...place })
  expect(inOrder([before, again], new Map()).map(({ id }) => id)).toEqual([one, other])
})

test('[C14] who stood at the front when she was cut off stands there again', () => {
  const place = keptPlace(talked, soon, standardTimings)
  const twice = keptPlace({ ...place, cutOffAt: soon + 10_000 }, soon + 15_000, standardTimings)
  expect(twice).toEqual({ waitingSince: soon, returnedAt: soon })
})

test('[C14] a kept place is never in the future', () => {
  const previous = fc.record(
    { waitingSince: arb.instant, returnedAt: arb.instant, answeredAt: arb.instant, cutOffAt: arb.instant },
    { requiredKeys: ['waitingSince', 'cutOffAt'] },
  )
  fc.assert(
    fc.property(previous, arb.instant, (cutOff, now) => {
      const place = keptPlace(cutOff, now, standardTimings)
      expect(place.waitingSince).toBeLessThanOrEqual(now)
      if (place.returnedAt !== undefined) expect(place.returnedAt).toBeLessThanOrEqual(now)
    }),
  )
})
