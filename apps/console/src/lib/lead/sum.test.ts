import { expect, test } from 'vitest'
import { sumOf } from './sum.ts'

test('all queues together: a level by its calls, the longest wait of all', () => {
  const sum = sumOf([
    { waiting: 2, offeredToday: 90, answeredToday: 81, serviceLevel15: 0.9, longestWaitSince: '2026-05-04T02:00:09Z' },
    { waiting: 1, offeredToday: 10, answeredToday: 10, serviceLevel15: 0.5, longestWaitSince: '2026-05-04T02:00:01Z' },
    { waiting: 0 },
  ])
  expect(sum).toEqual({
    waiting: 3,
    longestWaitSince: '2026-05-04T02:00:01Z',
    completion: 0.91,
    serviceLevel15: expect.closeTo(0.86, 9),
  })
})

test('what nobody has measured is not shown as nought', () => {
  expect(sumOf([{ waiting: 0, offeredToday: 0, answeredToday: 0 }])).toEqual({ waiting: 0 })
})
