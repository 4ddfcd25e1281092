import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grains, intervalEnd, intervalStart, quartersOf } from './interval.ts'

const at = (text: string) => Date.parse(text)

test('[K1] the day begins at midnight in Beijing, hours and quarters with the clock there', () => {
  const moment = at('2026-11-23T10:44:59.999+08:00')
  expect(intervalStart(moment, 'day')).toBe(at('2026-11-23T00:00:00+08:00'))
  expect(intervalStart(moment, 'hour')).toBe(at('2026-11-23T10:00:00+08:00'))
  expect(intervalStart(moment, 'quarter')).toBe(at('2026-11-23T10:30:00+08:00'))
  expect(intervalStart(at('2026-11-22T15:59:59.999Z'), 'day')).toBe(at('2026-11-22T00:00:00+08:00'))
  expect(intervalStart(at('2026-11-22T16:00:00Z'), 'day')).toBe(at('2026-11-23T00:00:00+08:00'))
})

test('[K1] another calendar is an argument', () => {
  const kathmandu = (5 * 60 + 45) * 60_000
  expect(intervalStart(at('2026-11-23T00:10:00+05:45'), 'day', kathmandu)).toBe(at('2026-11-23T00:00:00+05:45'))
})

test('[K1] every moment is in exactly one interval of each grain, and a quarter in one hour and one day', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 4e12 }), (moment) => {
      for (const grain of grains) {
        const start = intervalStart(moment, grain)
        expect(start).toBeLessThanOrEqual(moment)
        expect(intervalEnd(start, grain)).toBeGreaterThan(moment)
        expect(intervalStart(start, grain)).toBe(start)
        expect(intervalStart(intervalStart(moment, 'quarter'), grain)).toBe(start)
      }
    }),
  )
})

test('[K1] a stretch cut into quarters loses nothing', () => {
  const from = fc.integer({ min: 1e12, max: 1e12 + 1e8 })
  fc.assert(
    fc.property(from, fc.nat(2e7), (start, length) => {
      const pieces = quartersOf(start, start + length)
      expect(pieces.reduce((sum, { ms }) => sum + ms, 0)).toBe(length)
      expect(pieces.every(({ ms }) => ms > 0 && ms <= 900_000)).toBe(true)
      expect(new Set(pieces.map((piece) => piece.start)).size).toBe(pieces.length)
    }),
  )
})
