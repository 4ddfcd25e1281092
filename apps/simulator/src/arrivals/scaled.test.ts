import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomFrom } from '../random/generator.ts'
import { scaled } from './scaled.ts'

const entries = fc.array(fc.integer({ min: 0, max: 3599 }), { minLength: 1, maxLength: 200 })

test('exactly the count asked for, sorted, within the hour', () => {
  fc.assert(
    fc.property(entries, fc.integer({ min: 0, max: 700 }), fc.string(), (hour, count, seed) => {
      const made = scaled(randomFrom(seed), hour, count, 3600)
      expect(made).toHaveLength(count)
      expect(made).toEqual(made.toSorted((a, b) => a - b))
      expect(made.every((at) => at >= 0 && at < 3600)).toBe(true)
    }),
  )
})

test('fewer calls are some of those given, none twice', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 3599 }), { minLength: 5 }), fc.string(), (hour, seed) => {
      const made = scaled(randomFrom(seed), hour, hour.length - 2, 3600)
      expect(new Set(made).size).toBe(made.length)
      expect(made.every((at) => hour.includes(at))).toBe(true)
    }),
  )
})

test('more calls keep the shape: each stands within half a minute of one given', () => {
  const hour = [100, 110, 2000]
  const made = scaled(randomFrom('shape'), hour, 600, 3600)
  expect(made.filter((at) => at < 200)).toHaveLength(400)
  expect(made.every((at) => hour.some((given) => Math.abs(given - at) <= 30))).toBe(true)
})
