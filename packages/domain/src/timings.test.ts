import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as arb from './testing/arbitraries.ts'
import { breakLength, breakMinutes, firedLate, scaled, standardTimings, type Timings } from './timings.ts'

const machine: (keyof Timings)[] = ['lateTimer', 'visit', 'presenceNoCalls', 'presenceSignOut']
const names = Object.keys(standardTimings) as (keyof Timings)[]
const human = names.filter((name) => !machine.includes(name))

test('[M1] the durations of a real day', () => {
  expect(standardTimings).toEqual({
    minute: 60_000,
    ring: 10_000,
    outsideRing: 45_000,
    grace: 5_000,
    wrapUp: 60_000,
    wrapUpExtension: 60_000,
    relaxation: 30_000,
    overflow: 60_000,
    keptPlace: 60_000,
    legFailedReturn: 5_000,
    longHold: 60_000,
    shortAbandon: 5_000,
    serviceLevel: 15_000,
    lateTimer: 5_000,
    breakDefault: 900_000,
    undo: 300_000,
    callBackDue: 1_800_000,
    callBackPause: 600_000,
    callBackHold: 600_000,
    callBackExpiry: 86_400_000,
    visit: 60_000,
    presenceNoCalls: 10_000,
    presenceSignOut: 60_000,
  })
  expect(scaled(standardTimings, 1)).toEqual(standardTimings)
})

test('[M2] a replay divides what people do and not what machines do', () => {
  fc.assert(
    fc.property(arb.speed, (speed) => {
      const fast = scaled(standardTimings, speed)
      for (const name of machine) expect(fast[name]).toBe(standardTimings[name])
      for (const name of human) expect(Math.abs(fast[name] - standardTimings[name] / speed)).toBeLessThanOrEqual(1)
    }),
  )
})

test('[M3] scaling keeps the order of durations and leaves none under 1 ms', () => {
  fc.assert(
    fc.property(arb.speed, fc.constantFrom(...human), fc.constantFrom(...human), (speed, a, b) => {
      const fast = scaled(standardTimings, speed)
      expect(fast[a]).toBeGreaterThanOrEqual(1)
      if (standardTimings[a] < standardTimings[b]) expect(fast[a]).toBeLessThanOrEqual(fast[b])
    }),
  )
})

test.each([0, -1, Number.NaN, Infinity])('a speed of %s is a bug', (speed) => {
  expect(() => scaled(standardTimings, speed)).toThrow(RangeError)
})

test('[M4] a timer is late when it fires more than 5 s after it was due', () => {
  expect(firedLate(arb.noon, arb.noon + 5_000, standardTimings)).toBe(false)
  expect(firedLate(arb.noon, arb.noon + 5_001, standardTimings)).toBe(true)
})

test('[M5] a break lasts as long as asked, on the clock of the day', () => {
  expect(breakLength(undefined, standardTimings)).toBe(15 * 60_000)
  expect(breakLength(20, standardTimings)).toBe(20 * 60_000)
  expect(breakLength(20, scaled(standardTimings, 10))).toBe(2 * 60_000)
})

test.each([1, 10])('[M5] where breaks are 10 minutes they are so at %s times the speed, and 30 are 30', (speed) => {
  const own = scaled({ ...standardTimings, breakDefault: 10 * 60_000 }, speed)
  expect(breakMinutes(own)).toBe(10)
  expect(breakLength(breakMinutes(own), own)).toBe(breakLength(undefined, own))
  expect(breakLength(30, own)).toBe((30 * 60_000) / speed)
})
