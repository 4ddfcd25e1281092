import { expect, test } from 'vitest'
import { pacedSpeed } from './pace.ts'

const calls = (from: number, to: number, everySeconds: number) =>
  Array.from({ length: (to - from) / everySeconds }, (_, n) => ({ at: from + n * everySeconds }))

const none = () => 0

test('a busy hour keeps the speed, a quiet one is hurried up to the pace, an empty one to ten times the speed', () => {
  const speed = pacedSpeed(6, 9, [...calls(0, 3600, 0.5), ...calls(7200, 10_800, 1)], none)
  expect(speed(1800)).toBe(6) // two calls a second, 12 of the machine
  expect(speed(9000)).toBe(9) // one a second
  expect(speed(5400)).toBe(60)
})

test('nobody is hurried into a rush, nor off the line at the end', () => {
  const speed = pacedSpeed(6, 9, [...calls(3600, 7200, 0.5), { at: 10_000 }], none)
  expect([2900, 3299, 3301, 3601, 7450, 7600].map(speed)).toEqual([60, 60, 6, 6, 6, 60])
  expect([9800, 10_001, 86_400].map(speed)).toEqual([60, 6, 6])
})

test('a hub that is behind slows the day down to half, and one that has caught up lets it go again', () => {
  let unsent = 101
  const speed = pacedSpeed(6, 9, calls(0, 3600, 0.5), () => unsent)
  const speeds = Array.from({ length: 10 }, () => speed(1800))
  expect(speeds[0]).toBeCloseTo(5.1)
  expect(speeds.at(-1)).toBe(3)
  unsent = 100
  expect(speed(1800)).toBeCloseTo(3.09)
  expect(Array.from({ length: 30 }, () => speed(1800)).at(-1)).toBe(6)
})
