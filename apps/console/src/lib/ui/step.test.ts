import { expect, test } from 'vitest'
import { stepped } from './step.ts'

test('arrows go by one and round, Home and End to the ends, other keys nowhere', () => {
  expect(stepped('ArrowDown', 0, 3)).toBe(1)
  expect(stepped('ArrowDown', 2, 3)).toBe(0)
  expect(stepped('ArrowUp', 0, 3)).toBe(2)
  expect([stepped('Home', 1, 3), stepped('End', 1, 3)]).toEqual([0, 2])
  expect(stepped('x', 1, 3)).toBeUndefined()
  expect(stepped('ArrowDown', 0, 0)).toBeUndefined()
})
