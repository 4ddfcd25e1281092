import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { recordPath } from '../records/record.ts'
import { dailyCurve, loadAt, readProfile } from './profile.ts'

test('the daily curve sums to 100, 58 of it by 15:00', () => {
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0)
  expect(sum(dailyCurve)).toBeCloseTo(100, 5)
  expect(sum(dailyCurve.slice(0, 15))).toBeCloseTo(58, 0)
})

test('load is a share of the peak, on the next day as on this one', () => {
  expect(loadAt(dailyCurve, 10.5 * 3600)).toBe(1)
  expect(loadAt(dailyCurve, 3 * 3600)).toBeCloseTo(0.3 / 9.6)
  expect(loadAt(dailyCurve, 34.5 * 3600)).toBe(1)
})

test('a table of counts becomes the mean of its full days', () => {
  const day = (name: string, count: number) => [name, ...new Array<number>(240).fill(count)].join(',')
  const profile = readProfile(
    [day('date', 0), day('1999-01-01', 4), day('1999-01-02', 6), day('1999-01-03', 0)].join('\n'),
  )
  expect(profile).toHaveLength(240)
  expect(profile?.every((mean) => mean === 5)).toBe(true)
})

test('a table that cannot be read gives no profile', () => {
  expect(readProfile('')).toBeUndefined()
  expect(readProfile('date,00:00\n1999-01-01,x')).toBeUndefined()
  expect(readProfile('date,00:00\n1999-01-01,1\n1999-01-02,1,2')).toBeUndefined()
})

const path = recordPath('call-center/arrivals-6min-1999-01_10.csv')
describe.skipIf(path === undefined)('the real counts (need the records beside the repository)', () => {
  test('240 slots, busy at 10:00 and quiet at 03:00', () => {
    const profile = readProfile(readFileSync(path!, 'utf8'))!
    expect(profile).toHaveLength(240)
    expect(loadAt(profile, 10 * 3600)).toBeGreaterThan(0.8)
    expect(loadAt(profile, 3 * 3600)).toBeLessThan(0.1)
  })
})
