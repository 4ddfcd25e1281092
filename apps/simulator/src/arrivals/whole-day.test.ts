import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomFrom } from '../random/generator.ts'
import { realDay } from './real-day.ts'
import type { Weather } from './weather.ts'
import { wholeDay } from './whole-day.ts'

const span = fc
  .tuple(fc.nat(86_300), fc.integer({ min: 1, max: 20_000 }))
  .map(([from, length]) => ({ from, to: Math.min(86_400, from + length) }))
const within = (arrivals: readonly number[], { from, to }: { from: number; to: number }) =>
  arrivals.filter((at) => at >= from && at < to)

test('exactly the calls asked for, sorted, within the day', () => {
  fc.assert(
    fc.property(fc.nat(400), fc.string(), (calls, seed) => {
      const day = wholeDay(randomFrom(seed), realDay, calls)
      expect(day).toHaveLength(calls)
      expect(day).toEqual(day.toSorted((a, b) => a - b))
      expect(day.every((at) => at >= 0 && at < 86_400)).toBe(true)
    }),
  )
})

test('rain brings 55 % more while it falls, and moves no other call', () => {
  fc.assert(
    fc.property(span, fc.string(), (hours, seed) => {
      const clear = wholeDay(randomFrom(seed), realDay, 300)
      const wet = wholeDay(randomFrom(seed), realDay, 300, [{ kind: 'rain', ...hours }])
      expect(within(wet, hours)).toHaveLength(Math.round(1.55 * within(clear, hours).length))
      expect(wet.length - within(wet, hours).length).toBe(clear.length - within(clear, hours).length)
      expect(clear.every((at) => wet.includes(at))).toBe(true)
    }),
    { numRuns: 50 },
  )
})

test('a storm is 12.5 calls a second', () => {
  const storm: Weather = { kind: 'storm', from: 50_400, to: 51_000 }
  expect(within(wholeDay(randomFrom('1'), realDay, 10_000, [storm]), storm)).toHaveLength(7_500)
})

test('a dying switch brings nobody', () => {
  const day = wholeDay(randomFrom('1'), realDay, 100)
  expect(wholeDay(randomFrom('1'), realDay, 100, [{ kind: 'switch-dies', from: 0, to: 100 }])).toEqual(day)
})

test('70,000 calls have the shape of the real day: each hour within four deviations of its share', () => {
  const day = wholeDay(randomFrom('shape'), realDay, 70_000)
  const total = realDay.reduce((a, b) => a + b, 0)
  for (let hour = 0; hour < 24; hour++) {
    const share = realDay.slice(hour * 10, hour * 10 + 10).reduce((a, b) => a + b, 0) / total
    const came = within(day, { from: hour * 3600, to: (hour + 1) * 3600 }).length
    expect(Math.abs(came - 70_000 * share)).toBeLessThan(4 * Math.sqrt(70_000 * share) + 1)
  }
})
