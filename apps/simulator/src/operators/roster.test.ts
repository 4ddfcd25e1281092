import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadAt } from '../arrivals/profile.ts'
import { realDay } from '../arrivals/real-day.ts'
import { isOn, rosterFor } from './roster.ts'
import { mostOperators } from './usernames.ts'

const onDuty = (roster: ReturnType<typeof rosterFor>, second: number) =>
  roster.filter((shift) => isOn(shift, second)).length

test('the shifts cover the load at every minute, and somebody is always there', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(86_399), (peak, second) => {
      const there = onDuty(rosterFor(realDay, peak), second)
      expect(there).toBeGreaterThanOrEqual(peak * loadAt(realDay, second))
      expect(there).toBeGreaterThanOrEqual(1)
    }),
    { numRuns: 60 },
  )
})

test('a roster of 200 at the peak wastes little and sends most home at night', () => {
  const roster = rosterFor(realDay, 200)
  expect(onDuty(roster, 10.5 * 3600)).toBeLessThan(240)
  expect(onDuty(roster, 3 * 3600)).toBeLessThan(100)
  expect(roster.length).toBeLessThan(200 * 2.2)
})

test('those who leave stay a quarter of an hour beside those who come', () => {
  expect(isOn('early', 15 * 3600 + 899)).toBe(true)
  expect(isOn('early', 15 * 3600 + 900)).toBe(false)
  expect(isOn('night', 25 * 3600)).toBe(true)
  expect(isOn('flex', 15 * 3600)).toBe(false)
})

test('there are never more than accounts', () => {
  expect(rosterFor(realDay, 5_000).length).toBeLessThanOrEqual(mostOperators)
})
