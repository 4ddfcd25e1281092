import { expect, test } from 'vitest'
import { realDay } from '../arrivals/real-day.ts'
import { wholeDay } from '../arrivals/whole-day.ts'
import { pick } from '../random/draw.ts'
import { randomFrom } from '../random/generator.ts'
import { callingAgain, crowd, tryingAgain } from './crowd.ts'
import type { DialAt } from './dialling.ts'

const hotlines = ['12345', '12369', '12315']
const dialAt: DialAt = () => (random) => pick(random, hotlines)
const day = (seed: string, redials = true, n = 3_000) => [
  ...crowd(randomFrom(seed).fork('crowd'), wholeDay(randomFrom(seed), realDay, n), { redials, dialAt }),
]
const calling = (...arrivals: number[]) => [...crowd(randomFrom('1'), arrivals, { redials: true, dialAt })]

test('the same seed gives the same day, byte for byte', () => {
  expect(JSON.stringify(day('42'))).toBe(JSON.stringify(day('42')))
  expect(JSON.stringify(day('42'))).not.toBe(JSON.stringify(day('43')))
})

test('one arrival more changes nobody before it, and another moment only when the same person calls', () => {
  const few = calling(1, 2, 3)
  expect(calling(1, 2, 3, 4).slice(0, 3)).toEqual(few)
  expect(calling(1, 2, 2.5)).toEqual(few.with(2, { ...few[2]!, at: 2.5 }))
})

test('another city changes only what is dialled', () => {
  const there = [...crowd(randomFrom('1'), [1, 2], { redials: true, dialAt: () => () => '110' })]
  expect(there).toEqual(calling(1, 2).map((caller) => ({ ...caller, to: '110' })))
})

test('some withhold their number, some have called before', () => {
  const numbers = day('7').map((caller) => caller.from)
  const shown = numbers.filter((number) => number !== undefined)
  expect(numbers.length - shown.length).toBeGreaterThan(40)
  expect(new Set(shown).size).toBeLessThan(shown.length * 0.95)
  expect(shown.every((number) => /^\+86140\d{8}$/.test(number))).toBe(true)
})

test('some speak other languages, some meant another number and say so shortly', () => {
  const people = day('7')
  expect(people.filter(({ language }) => language === 'en').length).toBeGreaterThan(30)
  expect(people.some(({ language }) => language !== undefined && language !== 'en')).toBe(true)
  const misdialled = people.filter((caller) => caller.misdialled)
  expect(misdialled.length).toBeGreaterThan(20)
  expect(misdialled.every(({ talk, again }) => talk <= 20 && again === undefined)).toBe(true)
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

test('a third of those who give up try again, at most three times, with the same to say', () => {
  const people = day('7')
  const stubborn = people.filter(({ again }) => again !== undefined)
  expect(stubborn.length / people.length).toBeCloseTo(0.35, 1)
  for (const caller of stubborn) {
    let [tries, trying] = [0, tryingAgain(caller)]
    for (; trying !== undefined; trying = tryingAgain(trying.caller)) {
      tries += 1
      expect(trying.after).toBeGreaterThanOrEqual(5)
      expect(trying.caller).toMatchObject({ appeal: caller.appeal, patience: caller.patience })
    }
    expect(tries).toBe(caller.again?.length)
  }
  expect(Math.max(...stubborn.map(({ again = [] }) => again.length))).toBe(3)
})

test('without redials nobody calls twice', () => {
  expect(day('7', false).every(({ again, lineLost }) => again === undefined && lineLost?.redial === undefined)).toBe(
    true,
  )
})
