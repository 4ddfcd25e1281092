import fc from 'fast-check'
import { expect, test } from 'vitest'
import { erlangA, erlangALevel } from './erlang-a.ts'
import { erlangB, erlangC, erlangCLevel } from './erlang-c.ts'
import { fewestSeats, loadOf } from './staffing.ts'

/*
 * Unless a test names who published a value, it was worked out apart from this code: the sums of the definitions in exact
 * fractions (B, C) or with 60 digits (A), nothing of the recursions used here.
 */

const seconds = (n: number) => n * 1_000
const minute = seconds(60)

test('[K12] Erlang B agrees with its definition, and with the one load a calculator prints', () => {
  const table: [load: number, seats: number, blocked: number][] = [
    [1, 1, 1 / 2],
    [2, 2, 2 / 5],
    [5, 5, 0.284868],
    [10, 10, 0.214582],
    [20, 30, 0.008457],
    // 15 lines at 1 %: manual of the calculator of erlang.com, "How much traffic can a trunk group handle"
    [8.108, 15, 0.01],
    // loads of which 1 % is lost
    [4.461, 10, 0.01],
    [12.03, 20, 0.01],
    [37.9, 50, 0.01],
    [84.06, 100, 0.01],
  ]
  for (const [load, seats, blocked] of table) expect(erlangB(load, seats)).toBeCloseTo(blocked, 4)
})

test('[K12] Erlang C agrees with what can be worked out by hand', () => {
  const waits = (load: number, seats: number) => erlangC({ load, handlingTime: minute }, seats).waits
  expect(waits(0.7, 1)).toBeCloseTo(0.7, 12)
  expect(waits(1, 2)).toBeCloseTo(1 / 3, 12)
  expect(waits(2, 3)).toBeCloseTo(4 / 9, 12)
  expect(waits(4, 5)).toBeCloseTo(128 / 231, 12)
})

test('[K12] Erlang C agrees with published examples: 100 calls in 30 min at 3 min, 360 at 4 min', () => {
  // 14 seats: Quick Start of pyworkforce (0.88835, 0.17413, 0.71429); the fewer seats worked out
  const traffic = { load: loadOf(200, 3 * minute), handlingTime: 3 * minute }
  const level = (seats: number) => erlangCLevel(traffic, seats, seconds(20))
  expect([11, 12, 13, 14].map((seats) => Math.round(level(seats) * 1_000) / 10)).toEqual([39, 64, 79.6, 88.8])
  const { waits, wait, occupancy } = erlangC(traffic, 14)
  expect(waits).toBeCloseTo(0.174, 3)
  expect(wait! / 1_000).toBeCloseTo(7.8, 1)
  expect(occupancy).toBeCloseTo(0.714, 3)
  expect(fewestSeats(level, 0.8)).toBe(14)

  // the example of "The Erlang-C Formula", Mitan Ltd, mitan.co.uk/erlang/elgcmath.htm; what comes of it worked out
  const larger = { load: loadOf(720, 4 * minute), handlingTime: 4 * minute }
  expect(larger.load).toBe(48)
  expect(erlangC(larger, 55).waits).toBeCloseTo(0.239, 3)
  expect(erlangC(larger, 55).wait! / 1_000).toBeCloseTo(8.2, 1)
  expect(erlangCLevel(larger, 55, seconds(15))).toBeCloseTo(0.85, 2)
})

// a floor the literature likes, e.g. Zinnov, "Introduction to Erlang"; its figures here worked out
test('[K12] Erlang A beside Erlang C: 50 seats, 48 calls a minute of 1 min, patience 2 min', () => {
  const traffic = { load: 48, handlingTime: minute, patience: 2 * minute }
  const impatient = erlangA(traffic, 50)
  expect(impatient.abandons).toBeCloseTo(0.031, 3)
  expect(impatient.wait / 1_000).toBeCloseTo(3.7, 1)
  expect(impatient.occupancy).toBeCloseTo(0.93, 2)
  expect(erlangC(traffic, 50).wait! / 1_000).toBeCloseTo(20.8, 1)
  expect(erlangC(traffic, 50).occupancy).toBeCloseTo(0.96, 2)
})

// Quick Start of pyworkforce, "Modeling abandonment (Erlang A)": 0.025, 0.226, 0.750, answered after 0.125 min
test('[K12] Erlang A agrees with pyworkforce: 100 calls in 30 min at 3 min, patience 5 min, 13 seats', () => {
  const traffic = { load: 10, handlingTime: 3 * minute, patience: 5 * minute }
  const { abandons, waits, wait, occupancy } = erlangA(traffic, 13)
  expect(abandons).toBeCloseTo(0.025, 3)
  expect(wait / minute).toBeCloseTo(0.125, 2)
  expect(waits).toBeCloseTo(0.226, 3)
  expect(occupancy).toBeCloseTo(0.75, 2)
})

test('[K12] with endless patience Erlang A is Erlang C', () => {
  const patience = seconds(1e9)
  for (const [load, seats] of [
    [10, 14],
    [48, 55],
    [560, 586],
  ] as const) {
    const traffic = { load, handlingTime: seconds(288), patience }
    expect(erlangA(traffic, seats).waits).toBeCloseTo(erlangC(traffic, seats).waits, 4)
    expect(erlangA(traffic, seats).wait / erlangC(traffic, seats).wait!).toBeCloseTo(1, 3)
    expect(erlangALevel(traffic, seats, seconds(15))).toBeCloseTo(erlangCLevel(traffic, seats, seconds(15)), 4)
  }
})

test('[K12] a storm is not too much for it: what cannot be answered hangs up', () => {
  const traffic = { load: 12.5 * 288, handlingTime: seconds(288), patience: seconds(300) }
  const { abandons, waits, occupancy } = erlangA(traffic, 750)
  expect(waits).toBeCloseTo(1, 9)
  expect(occupancy).toBeCloseTo(1, 9)
  expect(abandons).toBeCloseTo(1 - 750 / traffic.load, 6)
  expect(erlangALevel(traffic, 750, seconds(15))).toBe(0)
  expect(erlangA({ ...traffic, load: 1 }, 750)).toEqual({ waits: 0, wait: 0, abandons: 0, occupancy: 1 / 750 })
  expect(erlangA({ ...traffic, load: 0 }, 750)).toEqual({ waits: 0, wait: 0, abandons: 0, occupancy: 0 })
})

test('[K12] in both, more seats answer more calls in time, and every share is one', () => {
  const floor = fc.record({
    load: fc.double({ min: 0.1, max: 300, noNaN: true }),
    handlingTime: fc.integer({ min: 1_000, max: 600_000 }),
    patience: fc.integer({ min: 1_000, max: 600_000 }),
    seats: fc.integer({ min: 1, max: 350 }),
  })
  fc.assert(
    fc.property(floor, fc.integer({ min: 0, max: 60_000 }), ({ seats, ...traffic }, within) => {
      const levels = [erlangCLevel, erlangALevel].map((level) =>
        [seats, seats + 1].map((n) => level(traffic, n, within)),
      )
      for (const [fewer, more] of levels as [number, number][]) {
        expect(fewer).toBeGreaterThanOrEqual(0)
        expect(more).toBeLessThanOrEqual(1)
        expect(more).toBeGreaterThanOrEqual(fewer - 1e-9)
      }
      const { waits, abandons, occupancy } = erlangA(traffic, seats)
      expect(abandons).toBeLessThanOrEqual(waits + 1e-9)
      expect(occupancy).toBeLessThanOrEqual(1 + 1e-9)
    }),
    { numRuns: 60 },
  )
})
