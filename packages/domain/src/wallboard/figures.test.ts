import { expect, test } from 'vitest'
import { boardFigures, type QueueDay } from './figures.ts'

const quiet: QueueDay = {
  waiting: 0,
  overdue: 0,
  offered: 0,
  answered: 0,
  answeredInTime: 0,
  abandoned: 0,
  isStorm: false,
}

test('[D1] a share of several queues is of all their calls', () => {
  const big = { ...quiet, offered: 100, answered: 90, answeredInTime: 45, abandoned: 5, waiting: 5, overdue: 5 }
  const small = { ...quiet, offered: 1, answered: 1, answeredInTime: 1 }
  const both = boardFigures([big, small])
  expect(both).toMatchObject({ offered: 101, answered: 91, waiting: 5 })
  expect(both.completion).toBeCloseTo(91 / 101)
  expect(both.serviceLevel).toBeCloseTo(46 / (91 + 5 + 5))
  expect(both.abandonRate).toBeCloseTo(5 / 96)
})

test('[D1] the longest wait is the earliest begin, and who waits nowhere has none', () => {
  expect(boardFigures([{ ...quiet, longestWaitSince: 900 }, { ...quiet, longestWaitSince: 500 }, quiet])).toMatchObject(
    {
      longestWaitSince: 500,
    },
  )
  expect(boardFigures([quiet])).not.toHaveProperty('longestWaitSince')
})

test('[D2] what is unknown of one queue is unknown of all, never 0', () => {
  const dark: QueueDay = { waiting: 3, overdue: 0, isStorm: true }
  const figures = boardFigures([{ ...quiet, offered: 10, answered: 9 }, dark])
  expect(figures).toEqual({ waiting: 3, storms: 1 })
  expect(boardFigures([])).toEqual({})
})

test('[D2] a day without a call has counts, and no shares', () => {
  const figures = boardFigures([quiet])
  expect(figures).toMatchObject({ offered: 0, answered: 0, abandoned: 0, storms: 0 })
  expect(figures).not.toHaveProperty('completion')
  expect(figures).not.toHaveProperty('serviceLevel')
  expect(figures).not.toHaveProperty('callBacksDue')
})
