import fc from 'fast-check'
import { expect, test } from 'vitest'
import { noon } from '../testing/arbitraries.ts'
import { scaled, standardTimings } from '../timings.ts'
import { alarmRules, bandsOf, standardBands, type AlarmRule } from './band.ts'
import { judge, measures, type Measure } from './measure.ts'

const calm = {
  waiting: 0,
  ready: 3,
  staffed: 10,
  abandoned: 0,
  shortAbandoned: 0,
  offeredToday: 100,
  answeredToday: 99,
}
const raised = (figures: Partial<Parameters<typeof measures>[0]>, timings = standardTimings): AlarmRule[] => {
  const found = measures({ ...calm, ...figures }, { now: noon, timings, bands: standardBands })
  return alarmRules.filter((rule) => judge(false, found[rule]) === 'rise')
}

test('[A1] an alarm rises at its threshold, clears at the other one, and stays what it is between them', () => {
  const band = fc.tuple(fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 0.1, max: 50, noNaN: true }))
  const values = fc.array(fc.double({ min: -50, max: 200, noNaN: true }), { maxLength: 40 })
  fc.assert(
    fc.property(band, fc.boolean(), values, ([low, width], isUp, seen) => {
      const [rise, clear] = isUp ? [low + width, low] : [low, low + width]
      const reached = (value: number, limit: number) => (isUp ? value >= limit : value <= limit)
      const back = (value: number, limit: number) => (isUp ? value <= limit : value >= limit)
      let isRaised = false
      for (const value of seen) {
        const verdict = judge(isRaised, { value, rise, clear })
        expect(verdict === 'rise').toBe(!isRaised && reached(value, rise))
        expect(verdict === 'clear').toBe(isRaised && back(value, clear))
        if (verdict) isRaised = !isRaised
        // the same figure again says nothing new
        expect(judge(isRaised, { value, rise, clear })).toBeUndefined()
      }
    }),
  )
})

test('[A1] a figure that trembles by less than the band rings once at most', () => {
  const trembling = fc.array(fc.double({ min: 0.755, max: 0.845, noNaN: true }), { minLength: 1, maxLength: 100 })
  fc.assert(
    fc.property(trembling, (seen) => {
      let isRaised = false
      let turns = 0
      for (const value of seen) {
        const verdict = judge(isRaised, { value, ...standardBands['service-level'] })
        if (!verdict) continue
        isRaised = verdict === 'rise'
        turns += 1
      }
      expect(turns).toBeLessThanOrEqual(1)
    }),
  )
})

test('[A2] what is unknown neither raises nor clears', () => {
  const unknown: Measure = { rise: 1, clear: 0 }
  for (const isRaised of [true, false]) expect(judge(isRaised, unknown)).toBeUndefined()
  expect(raised({ serviceLevel15: 0.1, offeredToday: 19 })).toEqual([])
  expect(raised({ serviceLevel15: 0.1 })).toEqual(['service-level'])
})

test('[A3] what rings on a real day, and sooner on a shorter one', () => {
  expect(raised({})).toEqual([])
  expect(raised({ waiting: 19, longestWaitSince: noon - 59_999, serviceLevel15: 0.801 })).toEqual([])
  expect(raised({ waiting: 20 })).toEqual(['waiting'])
  expect(raised({ waiting: 4, staffed: 1 })).toEqual([])
  expect(raised({ waiting: 5, staffed: 1 })).toEqual(['waiting'])
  expect(raised({ longestWaitSince: noon - 60_000 })).toEqual(['longest-wait'])
  expect(raised({ longestWaitSince: noon - 6_000 }, scaled(standardTimings, 10))).toEqual(['longest-wait'])
  // when calls overflow says nothing of the day's length
  expect(raised({ longestWaitSince: noon - 59_999 }, { ...standardTimings, overflow: 30_000 })).toEqual([])
  expect(raised({ waiting: 1, staffed: 0 })).toEqual(['no-seat'])
  expect(raised({ waiting: 1, staffed: 1 })).toEqual([])
})

test('[A3] another threshold is taken where it is sound', () => {
  const set = { 'service-level': { rise: 0.9, clear: 0.95 }, waiting: { rise: 1, clear: 2 }, 'no-seat': 'soon' }
  expect(bandsOf(set)).toEqual({ ...standardBands, 'service-level': set['service-level'] })
  for (const none of [undefined, null, 7, []]) expect(bandsOf(none)).toEqual(standardBands)
  for (const rise of [Number.NaN, -1, '60'])
    expect(bandsOf({ 'longest-wait': { rise, clear: 0 } })).toEqual(standardBands)
})
