import { expect, test } from 'vitest'
import { openBell } from './bell.ts'

test('a ring wakes who waits, and is remembered for who comes later', async () => {
  const bell = openBell()
  let woken = 0
  const waiting = bell.wait(60_000).then(() => (woken += 1))
  bell.ring()
  await waiting
  bell.ring()
  bell.ring()
  await bell.wait(60_000)
  expect(woken).toBe(1)
})

test('without a ring the wait ends by itself, and two rings are one', async () => {
  const bell = openBell()
  bell.ring()
  bell.ring()
  await bell.wait(60_000)
  const before = performance.now()
  await bell.wait(20)
  expect(performance.now() - before).toBeGreaterThan(15)
})
