import { afterEach, describe, expect, test } from 'vitest'
import { clock, duration, percent, when, wholeSeconds } from './time.ts'

test('durations are read at a glance and never negative', () => {
  expect([41_000, 271_900, 3_723_000, -5].map(duration)).toEqual(['0:41', '4:31', '1:02:03', '0:00'])
})

test('shares and seconds are whole', () => {
  expect([percent(0.914), wholeSeconds(2_999), wholeSeconds(-1)]).toEqual(['91 %', 2, 0])
})

describe.each(['Asia/Shanghai', 'America/Los_Angeles', 'UTC'])('on a computer set to %s', (zone) => {
  const before = process.env['TZ']
  afterEach(() => {
    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before
  })

  test('times of day are the centre’s', () => {
    process.env['TZ'] = zone
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone)
    expect(clock(Date.parse('2026-03-02T09:05:00+08:00'))).toBe('09:05')
  })

  test('another day than the centre’s is named with the time', () => {
    process.env['TZ'] = zone
    const noon = Date.parse('2026-03-02T12:00:00+08:00')
    expect(when('2026-03-02T00:05:00+08:00', noon)).toBe('00:05')
    expect(when('2026-03-01T23:55:00+08:00', noon)).toBe('03-01 23:55')
    expect(when('2026-02-28T09:05:00+08:00', undefined)).toBe('02-28 09:05')
  })
})
