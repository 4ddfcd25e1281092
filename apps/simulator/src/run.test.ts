import { expect, test } from 'vitest'
import type { Caller } from './callers/caller.ts'
import { playOut } from './run.ts'
import { manualClock } from './testing/manual-clock.ts'

const caller = (at: number): Caller => ({ at, to: '12345', patience: 1, talk: 1, lastWord: 'caller', appeal: 0 })
const settle = () => new Promise((resolve) => setImmediate(resolve))

function playing(ats: number[], speed = 1) {
  const clock = manualClock()
  const came: number[] = []
  const stopping = new AbortController()
  let open = 0
  // the manual clock's seconds are real ones; a scaled clock would divide, so does this one
  const scaled = {
    now: clock.now,
    elapsed: () => clock.elapsed() * speed,
    after: (seconds: number, act: () => void) => clock.after(seconds / speed, act),
  }
  const done = playOut({
    clock: scaled,
    callers: ats.map(caller),
    arrive: ({ at }) => {
      came.push(at)
      open += 1
    },
    open: () => open,
    signal: stopping.signal,
    patience: 100,
    speed,
  })
  const pass = async (seconds: number) => {
    for (let left = seconds; left > 0; left -= 0.5) {
      await settle()
      clock.pass(0.5)
    }
    await settle()
  }
  return { came, done, pass, stopping, end: () => (open = 0) }
}

test('callers call when they are to, and the run ends when all is over', async () => {
  const run = playing([0, 3, 3, 10])
  await run.pass(5)
  expect(run.came).toEqual([0, 3, 3])
  await run.pass(6)
  expect(run.came).toEqual([0, 3, 3, 10])
  run.end()
  await run.pass(1)
  expect(await run.done).toBe(true)
})

test('at ten times the speed they call ten times as soon', async () => {
  const run = playing([0, 30, 100], 10)
  await run.pass(5)
  expect(run.came).toEqual([0, 30])
  run.stopping.abort()
  await run.pass(1)
  expect(await run.done).toBe(false)
})

test('a run that does not drain ends and says so', async () => {
  const run = playing([0])
  await run.pass(102)
  expect(await run.done).toBe(false)
})
