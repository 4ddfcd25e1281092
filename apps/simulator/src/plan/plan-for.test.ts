import { expect, test } from 'vitest'
import { randomFrom } from '../random/generator.ts'
import { demoPlan } from './demo.ts'
import { planFor } from './plan-for.ts'
import type { Plan } from './plan.ts'
import { plannedDay } from './planned-day.ts'

const random = randomFrom('1')

test('nothing asked is the demo: no end, open at ten, about two hundred at their desks', async () => {
  const plan = (await planFor(random, {})) as Plan
  expect(plan.total).toBeUndefined()
  expect(plan.opens).toBe(36_000)
  expect(plan.onDuty(0).length).toBeGreaterThan(180)
  expect(plan.onDuty(0).length).toBeLessThan(220)
  expect(demoPlan(random, 60).onDuty(0).length).toBeGreaterThan(55)
})

test('a day of 70,000 has as many at their desks as it needs, in shifts that come and go', () => {
  const plan = plannedDay(random, { calls: 70_000, weather: [] })
  expect(plan.total).toBe(70_000)
  const duty = (hour: number) => plan.onDuty(hour * 3600).length
  expect(duty(11)).toBeGreaterThan(400)
  expect(duty(14)).toBeLessThan(750)
  expect(duty(3)).toBeLessThan(duty(11) / 2)
  // the early shift leaves a quarter past three
  expect(duty(15)).toBeGreaterThan(duty(15.25))
})

test('part of a day is that part of the same day', () => {
  const wish = { calls: 2_000, weather: [] }
  const part = plannedDay(random, { ...wish, between: { from: 36_000, to: 39_600 } })
  const same = [...plannedDay(random, wish).callers].filter(({ at }) => at >= 36_000 && at < 39_600)
  expect(
    [...part.callers].map(({ at, ...rest }) => ({ ...rest, at: Math.round((at + 36_000) * 1000) / 1000 })),
  ).toEqual(same.map(({ at, ...rest }) => ({ ...rest, at })))
  expect(part.onDuty(0)).toEqual(plannedDay(random, wish).onDuty(36_000))
})

test('the switch dies when the weather says so, counted from the beginning', () => {
  const weather = [{ kind: 'switch-dies' as const, from: 40_000, to: 40_060 }]
  expect(plannedDay(random, { calls: 10, weather }).outages).toEqual([{ at: 40_000, seconds: 60 }])
  const between = { from: 36_000, to: 43_200 }
  expect(plannedDay(random, { calls: 10, weather, between }).outages).toEqual([{ at: 4_000, seconds: 60 }])
  expect(plannedDay(random, { calls: 10, weather, between: { from: 0, to: 3_600 } }).outages).toEqual([])
})
