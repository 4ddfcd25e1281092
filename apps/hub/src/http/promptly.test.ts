import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { promptlyBy } from './promptly.ts'

type Pulse = Parameters<typeof promptlyBy>[0]

/** What became of endless work, and after how many ms at most `withinMs`. */
async function endless(pulse: Pulse, withinMs: number): Promise<{ code: unknown; ms: number }> {
  const begun = performance.now()
  const work = promptlyBy(pulse)(new Promise<never>(() => undefined))
  const code = await Promise.race([
    work.catch((error: unknown) => (error as { code?: unknown }).code),
    pause(withinMs, 'still at work'),
  ])
  return { code, ms: performance.now() - begun }
}

test('while Postgres is silent work is refused within 1 s, and Postgres is asked before that', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'performance'] })
  onTestFinished(() => void vi.useRealTimers())
  const ask = vi.fn()
  const over = endless({ heardAt: () => 0, ask }, 3_000)
  await vi.advanceTimersByTimeAsync(1_000)
  const { code, ms } = await over
  expect(code).toBe('unavailable')
  expect(ms).toBeGreaterThan(600)
  expect(ms).toBeLessThan(1_000)
  expect(ask).toHaveBeenCalledOnce()
})

test('slow work goes on as long as Postgres answers when asked', async () => {
  let heardAt = 0
  const ask = vi.fn(() => void setTimeout(() => (heardAt = performance.now()), 200))
  expect((await endless({ heardAt: () => heardAt, ask }, 2_500)).code).toBe('still at work')
  expect(ask.mock.calls.length).toBeGreaterThan(2)
})

test('a stall of this very process refuses nothing that was answered meanwhile', async () => {
  let heardAt = 0
  const work = promptlyBy({ heardAt: () => heardAt, ask: () => undefined })(pause(1_500, 'done'))
  await pause(50)
  const stalledUntil = performance.now() + 1_000
  while (performance.now() < stalledUntil);
  // what came during the stall is read after the timers have run
  setImmediate(() => (heardAt = performance.now()))
  expect(await work).toBe('done')
})
