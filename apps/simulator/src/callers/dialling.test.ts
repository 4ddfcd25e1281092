import type { QueueId } from '@hearline/domain'
import type { OperatorRow } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { randomFrom } from '../random/generator.ts'
import { dialling } from './dialling.ts'

const hotlines = [
  { number: '12345', queueId: 'general' },
  { number: '96310', queueId: 'general' },
  { number: '12369', queueId: 'environment' },
  { number: '12315', queueId: 'market' },
]
const seat = (...queues: string[]): Pick<OperatorRow, 'queues'> => ({
  queues: queues.map((name) => ({ queueId: name.replace('*', '') as QueueId, level: 2, reserve: name.endsWith('*') })),
})
const shares = (floor: Pick<OperatorRow, 'queues'>[], lines = hotlines) => {
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
  const got = shares([
    seat('general'),
    seat('general'),
    seat('general', 'environment'),
    seat('environment', 'general*'),
  ])
  expect((got['12345'] ?? 0) + (got['96310'] ?? 0)).toBeCloseTo(2.6 / 4.3, 1)
  expect(got['12369']).toBeCloseTo(1.6 / 4.3, 1)
  expect(got['12345']).toBeGreaterThan(got['96310']! * 5)
})

test('a queue nobody serves is still called now and then', () => {
  const got = shares([seat('general'), seat('general')])
  expect(got['12315']).toBeGreaterThan(0.01)
  expect(got['12315']).toBeLessThan(0.1)
})

test('numbers of a city without a main one are dialled too, even with nobody there', () => {
  expect(Object.keys(shares([], hotlines.slice(2))).toSorted()).toEqual(['12315', '12369'])
})
