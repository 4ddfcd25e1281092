import { expect, test } from 'vitest'
import { randomFrom, xoshiro128 } from './generator.ts'

const first = (seed: string, n = 5) => {
  const random = randomFrom(seed)
  return Array.from({ length: n }, random.next)
}

test('the published algorithm gives its published numbers', () => {
  const state = Uint32Array.of(1, 2, 3, 4)
  expect(Array.from({ length: 6 }, () => xoshiro128(state))).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492,
  ])
})

test('the same seed gives the same stream, another seed another one', () => {
  expect(first('7')).toEqual(first('7'))
  expect(first('7')).not.toEqual(first('8'))
})

test('a fork does not move the stream it was taken from', () => {
  const random = randomFrom('7')
  const forked = random.fork('patience')
  expect(forked.next()).not.toBe(first('7')[0])
  expect([random.next(), random.next()]).toEqual(first('7', 2))
})

test('the numbers fill [0, 1) evenly', () => {
  const counts = new Array<number>(10).fill(0)
  for (const x of first('even', 20_000)) counts[Math.floor(x * 10)]! += 1
  for (const count of counts) expect(count).toBeGreaterThan(1_850)
})
