import { expect, test } from 'vitest'
import { below, exponential, normal, pick, weighted } from './draw.ts'
import { randomFrom } from './generator.ts'

const many = (n: number, draw: () => number) => Array.from({ length: n }, draw)
const mean = (list: number[]) => list.reduce((a, b) => a + b, 0) / list.length

test('weights decide how often a key comes', () => {
  const random = randomFrom('weights')
  const counts = { often: 0, rarely: 0, never: 0 }
  for (let i = 0; i < 10_000; i++) counts[weighted(random, { often: 9, rarely: 1, never: 0 })] += 1
  expect(counts.never).toBe(0)
  expect(counts.often / 10_000).toBeCloseTo(0.9, 1)
})

test('the normal has mean 0 and deviation 1, the exponential its mean', () => {
  const random = randomFrom('shape')
  const normals = many(20_000, () => normal(random))
  expect(Math.abs(mean(normals))).toBeLessThan(0.03)
  expect(mean(normals.map((x) => x * x))).toBeCloseTo(1, 1)
  expect(mean(many(20_000, () => exponential(random, 40))) / 40).toBeCloseTo(1, 1)
})

test('every place of a list can come, and an empty list is a bug', () => {
  const random = randomFrom('places')
  expect(new Set(many(200, () => below(random, 4)))).toEqual(new Set([0, 1, 2, 3]))
  expect(() => pick(random, [])).toThrow('nothing to pick from')
})
