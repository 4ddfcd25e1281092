import { expect, test } from 'vitest'
import { Pace } from './pace.ts'

const setUp = () => {
  const done: number[] = []
  const clock = { now: 0 }
  const pace = new Pace(250, () => clock.now)
  return { done, clock, pace, say: (n: number) => pace.run(() => done.push(n)) }
}

test('the first change after a quiet moment is drawn at once, the others together with the next beat', () => {
  const { done, clock, pace, say } = setUp()
  say(1)
  expect(done).toEqual([1])
  clock.now = 100
  say(2)
  say(3)
  expect(done).toEqual([1])
  pace.flush()
  expect(done).toEqual([1, 2, 3])
  pace.flush()
  expect(done).toEqual([1, 2, 3])
})

test('where beats stay away a change draws what waits before it', () => {
  const { done, clock, say } = setUp()
  say(1)
  clock.now = 100
  say(2)
  clock.now = 250
  say(3)
  expect(done).toEqual([1, 2, 3])
})
