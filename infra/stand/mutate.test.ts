import { expect, test } from 'vitest'
import { mutate } from './mutate.ts'
import { randomFrom } from './random.ts'

const frame = Buffer.from('421["watch",{"topic":"queues"}]')
const many = (seed: number) => {
  const random = randomFrom(seed)
  return Array.from({ length: 500 }, () => mutate(frame, random).toString('latin1'))
}

test('nearly every mutation differs from what was valid, and from the others', () => {
  const changed = many(1).filter((text) => text !== frame.toString())
  expect(changed.length).toBeGreaterThan(480)
  expect(new Set(changed).size).toBeGreaterThan(300)
})

test('the same seed gives the same mutations', () => {
  expect(many(3)).toEqual(many(3))
  expect(many(3)).not.toEqual(many(4))
})

test('what was given stays as it was, and nothing at all can be given', () => {
  const random = randomFrom(1)
  expect(() => Array.from({ length: 200 }, () => mutate(Buffer.alloc(0), random))).not.toThrow()
  expect(frame.toString()).toBe('421["watch",{"topic":"queues"}]')
})
