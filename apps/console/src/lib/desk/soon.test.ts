import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Soon } from './soon.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function key() {
  const soon = new Soon()
  const said: string[] = []
  const state = { here: false }
  const wait = (what: string) =>
    soon.wait(
      () => state.here,
      () => said.push(what),
      () => said.push(`not ${what}`),
    )
  return { soon, said, state, wait }
}

test('done once, as soon as it can be', () => {
  const { soon, said, state, wait } = key()
  wait('wrap up')
  expect(soon.isWaiting).toBe(true)
  vi.advanceTimersByTime(1_000)
  expect(said).toEqual([])
  state.here = true
  vi.advanceTimersByTime(100)
  expect(said).toEqual(['wrap up'])
  expect(soon.isWaiting).toBe(false)
  vi.advanceTimersByTime(5_000)
  expect(said).toEqual(['wrap up'])
})

test('after two seconds it is said instead, and never done', () => {
  const { said, state, wait } = key()
  wait('wrap up')
  vi.advanceTimersByTime(2_000)
  state.here = true
  vi.advanceTimersByTime(5_000)
  expect(said).toEqual(['not wrap up'])
})

test('the next key is what counts', () => {
  const { soon, said, state, wait } = key()
  wait('wrap up')
  wait('extend')
  state.here = true
  vi.advanceTimersByTime(100)
  expect(said).toEqual(['extend'])
  wait('hold')
  soon.forget()
  vi.advanceTimersByTime(5_000)
  expect(said).toEqual(['extend'])
})
