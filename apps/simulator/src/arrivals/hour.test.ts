import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { recordPath } from '../records/record.ts'
import { readCallLog, type LoggedCall } from './call-log.ts'
import { busiestHour, entriesWithin, parseHour } from './hour.ts'

const call = (date: string, enteredAt: number): LoggedCall => ({ date, enteredAt, outcome: 'HANG', type: 'PS' })
const calls = [
  call('1999-02-02', 9 * 3600 + 10),
  call('1999-02-01', 23 * 3600 + 50),
  call('1999-02-02', 9 * 3600 + 5),
  call('1999-02-02', 10 * 3600),
]

test('the busiest hour is found by counting, an earlier one wins a tie', () => {
  expect(busiestHour(calls)).toEqual({ date: '1999-02-02', hour: 9 })
  expect(busiestHour([call('1999-02-02', 0), call('1999-02-01', 0)])).toEqual({ date: '1999-02-01', hour: 0 })
})

test('entries are seconds within the hour', () => {
  expect(entriesWithin(calls, { date: '1999-02-02', hour: 9 })).toEqual([5, 10])
})

test('an hour is named by date and hour, or as the busiest', () => {
  expect(parseHour('busiest')).toBe('busiest')
  expect(parseHour('1999-02-03T13')).toEqual({ date: '1999-02-03', hour: 13 })
  expect(parseHour('1999-02-03 13')).toBeUndefined()
  expect(parseHour('1999-02-03T24')).toBeUndefined()
})

const path = recordPath('call-center/calls-1999-02.csv')
describe.skipIf(path === undefined)('the real log (needs the records beside the repository)', () => {
  test('its busiest hour', () => {
    const log = readCallLog(readFileSync(path!, 'utf8'))
    const real = log.ok ? log.calls : []
    expect(busiestHour(real)).toEqual({ date: '1999-02-03', hour: 13 })
    expect(entriesWithin(real, busiestHour(real))).toHaveLength(494)
  })
})
