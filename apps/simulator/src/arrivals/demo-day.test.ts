import { expect, test } from 'vitest'
import { randomFrom } from '../random/generator.ts'
import { demoDay, onDuty } from './demo-day.ts'
import { poissonArrivals } from './poisson.ts'
import { dailyCurve } from './profile.ts'

const upTo = (arrivals: Iterator<number>, end: number) => {
  const list: number[] = []
  for (let next = arrivals.next(); next.done !== true && next.value < end; next = arrivals.next()) list.push(next.value)
  return list
}

test('a Poisson process follows its rate', () => {
  const rate = (second: number) => (second < 5_000 ? 1 : 0.2)
  const made = upTo(poissonArrivals(randomFrom('poisson'), rate, 1, 0), 10_000)
  expect(made.filter((at) => at < 5_000).length / 5_000).toBeCloseTo(1, 1)
  expect(made.filter((at) => at >= 5_000).length / 5_000).toBeCloseTo(0.2, 1)
})

test('the demo opens with a full floor and somebody waiting, and stays slightly overloaded', () => {
  const made = upTo(demoDay(randomFrom('1'), dailyCurve, 60), 3600)
  expect(made.filter((at) => at < 12)).toHaveLength(75)
  const perSeatAndHour = (made.length - 75) / 60
  expect(perSeatAndHour * 218).toBeGreaterThan(3600 * 1.1)
  expect(perSeatAndHour * 218).toBeLessThan(3600 * 1.3)
})

test('arrivals only rise, into the next day', () => {
  const made = upTo(demoDay(randomFrom('2'), dailyCurve, 3), 30 * 3600)
  expect(made).toEqual(made.toSorted((a, b) => a - b))
  expect(made.at(-1)).toBeGreaterThan(29 * 3600)
})

test('shifts follow the load, and somebody is always there', () => {
  expect(onDuty(dailyCurve, 60, 10 * 3600)).toBe(60)
  expect(onDuty(dailyCurve, 60, 3 * 3600)).toBe(6)
  expect(onDuty(dailyCurve, 1, 3 * 3600)).toBe(1)
})
