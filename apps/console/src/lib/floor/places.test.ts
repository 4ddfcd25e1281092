import { expect, test } from 'vitest'
import { placesOf } from './places.ts'

const at = ({ top, left }: { top: number; left: number }) => `${Math.round(left)},${Math.round(top)}`

test('titles among the seats, and none at the end of a row without a seat', () => {
  // 4 names of 108 px in a row of 454
  const { titles, seats, height } = placesOf([2, 1, 3], 'names', false, 454, 16)
  expect(titles.map(at)).toEqual(['8,8', '8,34', '228,34'])
  expect(seats.map((block) => block.map(at))).toEqual([['118,8', '228,8'], ['118,34'], ['338,34', '8,60', '118,60']])
  expect(height).toBe(94)
})

test('a wide title has a row of its own', () => {
  const { titles, seats } = placesOf([1, 5], 'names', true, 454, 16)
  expect(titles.map(at)).toEqual(['8,8', '8,64'])
  expect(seats[1]?.map(at)).toEqual(['8,94', '118,94', '228,94', '338,94', '8,120'])
})

test('no place overlaps another, however narrow the wall', () => {
  for (const width of [20, 300, 1_000, 1_900])
    for (const size of ['marks', 'names', 'full'] as const) {
      const { titles, seats } = placesOf([7, 1, 0, 12], size, false, width, 16)
      const all = [...titles, ...seats.flat()]
      for (const [n, one] of all.entries())
        for (const other of all.slice(n + 1))
          expect(
            one.top !== other.top || one.left + one.width <= other.left || other.left + other.width <= one.left,
          ).toBe(true)
    }
})
