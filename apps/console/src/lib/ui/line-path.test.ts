import { expect, test } from 'vitest'
import { linePath } from './line-path.ts'

test('a line goes from edge to edge, the highest value at the top', () => {
  expect(linePath([0, 5, 10], { width: 100, height: 20, top: 10 })).toBe('M0,20 L50,10 L100,0')
})

test('one value is a point, none is nothing', () => {
  expect(linePath([10], { width: 100, height: 20, top: 20 })).toBe('M0,10')
  expect(linePath([], { width: 100, height: 20, top: 1 })).toBe('')
})
