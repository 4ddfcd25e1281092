import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { recordPath } from '../records/record.ts'
import { loadAt, readProfile } from './profile.ts'
import { realDay } from './real-day.ts'

test('240 slots, busy at 10:00 and quiet at 03:00, 56 % of the day by 15:00', () => {
  expect(realDay).toHaveLength(240)
  expect(loadAt(realDay, 10 * 3600)).toBeGreaterThan(0.8)
  expect(loadAt(realDay, 3 * 3600)).toBeLessThan(0.1)
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0)
  expect(sum(realDay.slice(0, 150)) / sum(realDay)).toBeCloseTo(0.56, 2)
})

const path = recordPath('call-center/arrivals-6min-1999-01_10.csv')
describe.skipIf(path === undefined)('the real counts (need the records beside the repository)', () => {
  test('the figures kept here are computed from them', () => {
    const computed = readProfile(readFileSync(path!, 'utf8'))!
    expect(realDay).toEqual(computed.map((mean) => Number(mean.toFixed(2))))
  })
})
