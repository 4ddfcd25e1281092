import { expect, test } from 'vitest'
import { randomFrom } from '../random/generator.ts'
import { demoDay, stormAt } from './demo-day.ts'
import type { Sky } from './sky.ts'
import { poissonArrivals } from './poisson.ts'

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

test('the demo opens with a busy floor, and stays a little below what its seats can take', () => {
  const made = upTo(
    demoDay(randomFrom('1'), () => 60),
    2 * 3600,
  )
  expect(made.filter((at) => at < 45)).toHaveLength(57)
  const perSeatAndHour = made.filter((at) => at >= 3600).length / 60
  expect(perSeatAndHour * 218).toBeGreaterThan(3600 * 0.85)
  expect(perSeatAndHour * 218).toBeLessThan(3600 * 1.15)
})

test('two storms a day bring half as many again, and the next day again', () => {
  const hours = Array.from({ length: 192 }, (_, quarter) => stormAt(quarter * 900))
  expect(hours.filter((factor) => factor > 1)).toHaveLength(6)
  const made = upTo(
    demoDay(randomFrom('1'), () => 600),
    3600,
  )
  const storm = made.filter((at) => at >= 900 && at < 1800).length
  const after = made.filter((at) => at >= 1800 && at < 2700).length
  expect(storm / after).toBeGreaterThan(1.4)
  expect(storm / after).toBeLessThan(1.7)
})

test('the sky of the moment decides: a storm brings about three times as many, and goes again', () => {
  const sky: Sky = { weather: 'fair' }
  const arrivals = demoDay(randomFrom('1'), () => 200, sky)
  const within = (seconds: number, weather: Sky['weather']) => {
    sky.weather = weather
    const [first] = [arrivals.next().value]
    return upTo(arrivals, first + seconds).length / seconds
  }
  upTo(arrivals, 2000)
  const fair = within(600, 'fair')
  expect(within(600, 'rain') / fair).toBeCloseTo(1.55, 0)
  const storm = within(600, 'storm')
  expect(storm / ((12.5 * 200) / 750)).toBeCloseTo(1, 1)
  expect(within(600, 'fair') / fair).toBeCloseTo(1, 0)
})

test('arrivals only rise, into the next day', () => {
  const made = upTo(
    demoDay(randomFrom('2'), () => 3),
    30 * 3600,
  )
  expect(made).toEqual(made.toSorted((a, b) => a - b))
  expect(made.at(-1)).toBeGreaterThan(29 * 3600)
})
