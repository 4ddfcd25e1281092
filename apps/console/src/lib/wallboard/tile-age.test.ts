import { HubClock } from '#lib/live/clock.ts'
import { ageOf } from '#lib/live/age.ts'
import { expect, test } from 'vitest'
import { ageParts, tileAge, wrongClock } from './tile-age.ts'

test('a figure is live for three seconds, then grey with its age, and unknown until it was ever told', () => {
  expect(tileAge(0)).toEqual({ state: 'fresh' })
  expect(tileAge(3_000)).toEqual({ state: 'fresh' })
  expect(tileAge(3_001)).toEqual({ state: 'stale', seconds: 3 })
  expect(tileAge(61_900)).toEqual({ state: 'stale', seconds: 61 })
  expect(tileAge(undefined)).toEqual({ state: 'unknown' })
})

test('an age goes on by the clock that never jumps, whatever the hub last said and the device believes', () => {
  const clock = new HubClock()
  clock.observe(1_000_000, 500)
  const ageAt = (mono: number) => tileAge(ageOf(1_000_000, clock.now(mono)))
  expect(ageAt(1_500)).toEqual({ state: 'fresh' })
  expect(ageAt(60_500)).toEqual({ state: 'stale', seconds: 60 })
})

test('a clock that is off by more than two seconds is named, in either direction', () => {
  expect([wrongClock(undefined), wrongClock(2_000), wrongClock(-1_999)]).toEqual([undefined, undefined, undefined])
  expect([wrongClock(420_000), wrongClock(-3_400)]).toEqual([420, -3])
})

test('an age is said in the unit one would use', () => {
  expect(ageParts(7)).toEqual({ count: 7, unit: 's' })
  expect(ageParts(119)).toEqual({ count: 119, unit: 's' })
  expect(ageParts(120)).toEqual({ count: 2, unit: 'min' })
  expect(ageParts(7_200)).toEqual({ count: 2, unit: 'h' })
})
