import { expect, test } from 'vitest'
import { noon } from '../testing/arbitraries.ts'
import { countDay, myDay } from './day.ts'

test('[O22] her day counts answers, those in time and what a call took, and begins anew', () => {
  const answered = (inTime: boolean) => ({ answered: { inTime } })
  const today = { today: noon, arrivedOn: noon }
  let day = countDay(undefined, today, answered(true))
  expect(myDay(day, noon)).toEqual({ calls: 1, sl15: 1 })
  for (const event of [answered(false), { handledMs: 200_000 }, answered(true), { handledMs: 100_001 }])
    day = countDay(day, today, event)
  expect(myDay(day, noon)).toEqual({ calls: 3, sl15: 2 / 3, aht: 150_001 })
  const voided = countDay(countDay(day, today, answered(true)), today, { voided: { inTime: true } })
  expect(voided).toEqual(day)
  const tomorrow = noon + 86_400_000
  expect(myDay(day, tomorrow)).toEqual({ calls: 0 })
  expect(countDay(day, { today: tomorrow, arrivedOn: tomorrow }, answered(false))).toEqual({
    ...{ day: tomorrow, calls: 1, inTime: 0, handled: 0, handledMs: 0 },
  })
  for (const event of [answered(true), { voided: { inTime: true } }, { handledMs: 5 }])
    expect(countDay(day, { today: tomorrow, arrivedOn: noon }, event)).toBeUndefined()
})
