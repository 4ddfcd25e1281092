import { expect, test } from 'vitest'
import { randomFrom } from '../random/generator.ts'
import { readCity } from './city.ts'
import { dialling, diallingBy } from './dialling.ts'

const hotlines = [
  { number: '12345', queueId: 'general' },
  { number: '96310', queueId: 'general' },
  { number: '12369', queueId: 'environment' },
  { number: '12315', queueId: 'market' },
]
const shares = (floor: string[][], lines = hotlines) => {
  const random = randomFrom('dial')
  const dial = dialling(lines, floor)
  const counts: Record<string, number> = {}
  for (let i = 0; i < 5_000; i++) {
    const number = dial(random)
    counts[number] = (counts[number] ?? 0) + 1 / 5_000
  }
  return counts
}

test('queues are called as much as they are staffed, a shared seat counts half', () => {
  const got = shares([['general'], ['general'], ['general', 'environment'], ['environment']])
  expect((got['12345'] ?? 0) + (got['96310'] ?? 0)).toBeCloseTo(2.6 / 4.3, 1)
  expect(got['12369']).toBeCloseTo(1.6 / 4.3, 1)
  expect(got['12345']).toBeGreaterThan(got['96310']! * 5)
})

test('a queue nobody serves is still called now and then', () => {
  const got = shares([['general'], ['general']])
  expect(got['12315']).toBeGreaterThan(0.01)
  expect(got['12315']).toBeLessThan(0.1)
})

test('numbers of a city without a main one are dialled too, even with nobody there', () => {
  expect(Object.keys(shares([], hotlines.slice(2))).toSorted()).toEqual(['12315', '12369'])
})

test('what is dialled follows from who is on duty at that minute', () => {
  const city = readCity('12345\tgeneral\n12369\tenvironment\nop0001\tgeneral\nop0002\tenvironment law\n')
  const dialAt = diallingBy(city, (second) => (second < 600 ? ['op0001', 'nobody'] : ['op0002']))
  const share = (second: number) => {
    const random = randomFrom('dial')
    return Array.from({ length: 500 }, () => dialAt(second)(random)).filter((number) => number === '12345').length / 500
  }
  // a minute is one thing from its beginning, in whatever order it is asked for
  const [after, before, last] = [share(600), share(0), share(599.9)]
  expect([before, last]).toEqual([share(1), share(1)])
  expect(before).toBeGreaterThan(0.85)
  expect(after).toBeLessThan(0.15)
})
