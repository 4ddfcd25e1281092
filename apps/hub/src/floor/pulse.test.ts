import { expect, test } from 'vitest'
import { openPulse } from './pulse.ts'

test('a pause is told while it lasts and for a while after it', () => {
  let now = 0
  const pulse = openPulse(() => now)
  const answer = (at: number) => {
    now = at
    pulse.heard()
  }
  answer(1_000)
  answer(3_000)
  expect(pulse.hadPause(60_000)).toBe(false)
  now = 5_001
  expect(pulse.hadPause(0)).toBe(true)
  answer(9_000)
  answer(9_100)
  now = 10_000
  expect([pulse.heardAt, pulse.hadPause(900), pulse.hadPause(1_100)]).toEqual([9_100, false, true])
})
