import { expect, test } from 'vitest'
import { demoDay } from '../arrivals/demo-day.ts'
import { dailyCurve } from '../arrivals/profile.ts'
import { pick } from '../random/draw.ts'
import { randomFrom } from '../random/generator.ts'
import { callingAgain, crowd } from './crowd.ts'
import type { Dial } from './dialling.ts'

const hotlines = ['12345', '12369', '12315']
const dial: Dial = (random) => pick(random, hotlines)
const day = (seed: string, n = 2_000) => {
  const random = randomFrom(seed)
  const people = crowd(random.fork('crowd'), demoDay(random.fork('day'), dailyCurve, 60), dial)
  return people.take(n).toArray()
}

test('the same seed gives the same day, byte for byte', () => {
  expect(JSON.stringify(day('42'))).toBe(JSON.stringify(day('42')))
  expect(JSON.stringify(day('42'))).not.toBe(JSON.stringify(day('43')))
})

test('one arrival more changes nobody else', () => {
  const few = [...crowd(randomFrom('1'), [1, 2, 3], dial)]
  const more = [...crowd(randomFrom('1'), [1, 2, 3, 4], dial)]
  expect(more.slice(0, 3)).toEqual(few)
})

test('some withhold their number, some have called before', () => {
  const numbers = day('7').map((caller) => caller.from)
  const shown = numbers.filter((number) => number !== undefined)
  expect(numbers.length - shown.length).toBeGreaterThan(40)
  expect(new Set(shown).size).toBeLessThan(shown.length * 0.95)
  expect(shown.every((number) => /^\+86140\d{8}$/.test(number))).toBe(true)
})

test('a caller cut off calls again from the same number within a minute, and is not cut off twice', () => {
  const cutOff = day('7').filter((caller) => caller.lineLost?.redial !== undefined)
  expect(cutOff.length).toBeGreaterThan(5)
  for (const caller of cutOff) {
    expect(caller.lineLost?.redial).toBeLessThan(60)
    expect(caller.lineLost?.after).toBeLessThanOrEqual(caller.talk)
    expect(callingAgain(caller, 900)).toMatchObject({ at: 900, appeal: caller.appeal })
    expect(callingAgain(caller, 900).from).toBe(caller.from)
    expect(callingAgain(caller, 900)).not.toHaveProperty('lineLost')
  }
})
