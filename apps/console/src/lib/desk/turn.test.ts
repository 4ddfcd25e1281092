import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Turn } from './turn.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function desk() {
  const turn = new Turn()
  const done: string[] = []
  const take = (what: string, ms: number) =>
    turn.take(what, async () => {
      await new Promise((over) => setTimeout(over, ms))
      done.push(what)
      return `${what} done`
    })
  return { take, done }
}

test('what is asked while something else is under way comes after it', async () => {
  const { take, done } = desk()
  const replies = [take('end', 500), take('wrap up', 100), take('ready', 100)]
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await Promise.all(replies)).toEqual(['end done', 'wrap up done', 'ready done'])
  expect(done).toEqual(['end', 'wrap up', 'ready'])
})

test('the same twice is done once, and again when something else came between', async () => {
  const { take, done } = desk()
  const replies = [take('ready', 100), take('ready', 100), take('busy', 100), take('ready', 100)]
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await Promise.all(replies)).toEqual(['ready done', 'again', 'busy done', 'ready done'])
  expect(done).toEqual(['ready', 'busy', 'ready'])
})

test('nothing is done long after it was asked', async () => {
  const { take, done } = desk()
  const [, late] = [take('end', 10_000), take('wrap up', 100)]
  await vi.advanceTimersByTimeAsync(2_000)
  expect(await late).toBe('late')
  const again = take('wrap up', 100)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(await again).toBe('late')
  await vi.advanceTimersByTimeAsync(6_000)
  const then = take('wrap up', 100)
  await vi.advanceTimersByTimeAsync(200)
  expect(await then).toBe('wrap up done')
  expect(done).toEqual(['end', 'wrap up'])
})
