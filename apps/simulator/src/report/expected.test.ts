import { expect, test } from 'vitest'
import { erlangA } from '@hearline/domain'
import { patience } from '../distributions/patience.ts'
import { weibullMean } from '../distributions/weibull.ts'
import { answered, gaveUp, playedDay } from '../testing/played-day.ts'
import { handlingIn, intervalsOf, totalOf } from './day.ts'
import { expectedLine, expectedWaits } from './expected.ts'
import type { Sample } from './sample.ts'

const look = (at: number, seats: Record<string, number>): Sample => ({ at, seats, cpu: 0.1, load: 1 })
const looks = Array.from({ length: 30 }, (_, minute) =>
  look(minute * 60, { talking: 3, offered: 0, 'wrap-up': 1, ready: 1, break: 9 }),
)
// a call every 20 s for half an hour, 40 s of talk each
const calls = Array.from({ length: 91 }, (_, n) => (n % 9 === 0 ? gaveUp(n * 20, 30) : answered(n * 20, 12, 40)))
const day = playedDay(calls, { opens: 36_000, samples: looks })

test('the handling time is talk and the wrap-up that was seen, of each answered call', () => {
  // 30 looks a minute apart saw one seat each in wrap-up
  expect(handlingIn(day, totalOf(day))).toBeCloseTo(40 + 1800 / 80, 9)
  expect(handlingIn(playedDay(calls), totalOf(day))).toBeUndefined()
})

test('Erlang A is asked about those who came to the seats that served, and about whole quarters alone', () => {
  const quarters = intervalsOf(day)
  const [first, second, last] = expectedWaits(day, quarters)
  const keptFor = 40 + 1800 / 80 + 2.47
  const traffic = { load: (45 / 900) * keptFor, handlingTime: keptFor * 1000, patience: weibullMean(patience) * 1000 }
  expect(first).toBeCloseTo(erlangA(traffic, 5).wait / 1000 + 2.47, 1)
  expect(second).toBeCloseTo(first!, 9)
  // the last caller comes on the stroke of it, and nobody looked any more
  expect([quarters.length, last]).toEqual([3, undefined])
  // the mean of the 90 in whole quarters
  const played = (80 * 12 + 10 * 30) / 90
  expect(expectedLine(quarters, [first, second, last])).toContain(
    `${first!.toFixed(1)} s with the ring; played were ${played.toFixed(1)} s, off by ${(100 * (first! / played - 1)).toFixed(0)} %`,
  )
})

test('where nothing can be compared nothing is said', () => {
  const none = playedDay(calls)
  expect(expectedLine(intervalsOf(none), expectedWaits(none, intervalsOf(none)))).toBeUndefined()
})
