import { expect, test } from 'vitest'
import { clock, duration, percent, when, wholeSeconds } from './time.ts'

test('durations are read at a glance and never negative', () => {
  expect([41_000, 271_900, 3_723_000, -5].map(duration)).toEqual(['0:41', '4:31', '1:02:03', '0:00'])
})

test('a time of day has two digits each', () => {
  expect(clock(new Date(2026, 2, 2, 9, 5).getTime())).toBe('09:05')
})

test('shares and seconds are whole', () => {
  expect([percent(0.914), wholeSeconds(2_999), wholeSeconds(-1)]).toEqual(['91 %', 2, 0])
})

test('another day is named with the time', () => {
  const noon = new Date(2026, 2, 2, 12, 0)
  expect(when(new Date(2026, 2, 2, 9, 5).toISOString(), noon.getTime())).toBe('09:05')
  expect(when(new Date(2026, 1, 28, 9, 5).toISOString(), noon.getTime())).toBe('02-28 09:05')
})
