import { expect, test } from 'vitest'
import { dueAt } from './due-choices.ts'

const at = (time: string) => Date.parse(`2026-09-30T${time}+08:00`)
const due = (choice: Parameters<typeof dueAt>[0], now: number) => Date.parse(dueAt(choice, now)) - at('00:00:00')
const hours = (n: number) => n * 3_600_000

test('within the hour, today, tomorrow, in a week at the centre; what is promised is never in the past', () => {
  const morning = at('10:00:00')
  expect(due('hour', morning)).toBe(hours(11))
  expect(due('today', morning)).toBe(hours(18))
  expect(due('tomorrow', morning)).toBe(hours(24 + 18))
  expect(due('week', morning)).toBe(hours(7 * 24 + 18))
  expect(due('today', at('19:30:00'))).toBe(hours(24) - 60_000)
})

test('the day is the centre’s, also where it is still yesterday', () => {
  expect(due('today', at('00:30:00'))).toBe(hours(18))
})
