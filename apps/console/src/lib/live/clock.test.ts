import { expect, test } from 'vitest'
import { HubClock } from './clock.ts'

test('before the first tick the time is unknown', () => {
  expect(new HubClock().now(5_000)).toBeUndefined()
})

test('a delayed tick does not set the clock back', () => {
  const clock = new HubClock()
  clock.observe(1_000_000, 500)
  clock.observe(1_001_000, 2_300)
  expect(clock.now(2_300)).toBe(1_001_800)
})

test('a clock set back at the hub is believed once the older ticks have passed', () => {
  const clock = new HubClock()
  for (let n = 0; n < 5; n++) clock.observe(2_000_000 + n * 1_000, n * 1_000)
  for (let n = 5; n < 35; n++) clock.observe(1_000_000 + n * 1_000, n * 1_000)
  expect(clock.now(35_000)).toBe(1_035_000)
})
