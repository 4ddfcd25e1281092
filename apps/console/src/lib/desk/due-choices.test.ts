import { expect, test } from 'vitest'
import { dueAt } from './due-choices.ts'

const at = (time: string) => new Date(`2026-09-30T${time}`).getTime()
const local = (instant: string) => {
  const date = new Date(instant)
  return `${date.getMonth() + 1}-${date.getDate()} ${date.getHours()}:${date.getMinutes()}`
}

test('within the hour, today, tomorrow, in a week; what is promised is never in the past', () => {
  const morning = at('10:00:00')
  expect(local(dueAt('hour', morning))).toBe('9-30 11:0')
  expect(local(dueAt('today', morning))).toBe('9-30 18:0')
  expect(local(dueAt('tomorrow', morning))).toBe('10-1 18:0')
  expect(local(dueAt('week', morning))).toBe('10-7 18:0')
  expect(local(dueAt('today', at('19:30:00')))).toBe('9-30 23:59')
})
