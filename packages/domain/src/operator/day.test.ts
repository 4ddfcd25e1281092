import { expect, test } from 'vitest'
import { noon } from '../testing/arbitraries.ts'
import { countDay, myDay } from './day.ts'

test('[O22] her day counts answers, those in time and what a call took, and begins anew', () => {
  const answered = (inTime: boolean) => ({ answered: { inTime } })
  let day = countDay(undefined, noon, answered(true))
  expect(myDay(day, noon)).toEqual({ calls: 1, sl15: 1 })
  for (const event of [answered(false), { handledMs: 200_000 }, answered(true), { handledMs: 100_001 }])
    day = countDay(day, noon, event)
  expect(myDay(day, noon)).toEqual({ calls: 3, sl15: 2 / 3, aht: 150_001 })
  const voided = countDay(countDay(day, noon, answered(true)), noon, { voided: { inTime: true } })
  expect(voided).toEqual(day)
  const tomorrow = noon + 86_400_000
  expect(myDay(day, tomorrow)).toEqual({ calls: 0 })
  expect(myDay(countDay(day, tomorrow, { voided: { inTime: true } }), tomorrow)).toEqual({ calls: 0 })
  expect(countDay(day, tomorrow, { handledMs: 5 })).toEqual({
    ...{ day: tomorrow, calls: 0, inTime: 0, handled: 1, handledMs: 5 },
  })
})
