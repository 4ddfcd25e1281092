import { expect, test } from 'vitest'
import { Ahead } from './ahead.ts'

test('what is pressed ahead is given once, in order', () => {
  const ahead = new Ahead()
  expect(['p', 'x'].map((key) => ahead.keep(key, 10))).toEqual([true, true])
  expect(ahead.take()).toEqual(['p', 'x'])
  expect(ahead.take()).toEqual([])
})

test('what does not come within two seconds keeps no further keys', () => {
  const ahead = new Ahead()
  expect([0, 2_000, 2_001].map((now) => ahead.keep('p', now))).toEqual([true, true, false])
  ahead.take()
  expect(ahead.keep('p', 9_000)).toBe(true)
})
