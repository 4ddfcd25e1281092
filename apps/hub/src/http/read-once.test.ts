import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readOnce } from './read-once.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

test('it is read again after its time, and at once after a failure', async () => {
  let [reads, fails] = [0, false]
  const read = readOnce(1_000, async () => {
    reads += 1
    return fails ? Promise.reject(new Error('gone')) : reads
  })
  expect(await Promise.all([read(), read()])).toEqual([1, 1])
  vi.advanceTimersByTime(999)
  expect(await read()).toBe(1)
  vi.advanceTimersByTime(1)
  fails = true
  await expect(read()).rejects.toThrow('gone')
  fails = false
  expect(await read()).toBe(3)
})
