import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { every, scaledClock } from './clock.ts'

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => void vi.useRealTimers())

test('any instant is told in simulated seconds, whatever speed it then was', () => {
  const clock = scaledClock(2)
  vi.advanceTimersByTime(3_000)
  clock.setSpeed(10)
  vi.advanceTimersByTime(1_000)
  clock.setSpeed(1)
  vi.advanceTimersByTime(4_000)
  const instants = [999_000, 1_000_000, 1_003_000, 1_003_500, 1_004_000, 1_008_000]
  expect(instants.map(clock.at)).toEqual([-2, 0, 6, 11, 16, 20])
  expect(clock.elapsed()).toBe(20)
})

test('what is done every minute is done sooner at a higher speed, until it is called off', () => {
  const clock = scaledClock(60)
  let done = 0
  const end = every(clock, 60, () => (done += 1))
  vi.advanceTimersByTime(3_500)
  expect(done).toBe(3)
  clock.setSpeed(600)
  vi.advanceTimersByTime(1_000)
  expect(done).toBe(3 + 1 + 5)
  end()
  vi.advanceTimersByTime(1_000)
  expect(done).toBe(9)
})
