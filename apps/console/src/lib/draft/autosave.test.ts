import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Autosave } from './autosave.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function saving() {
  const saves: number[] = []
  const autosave = new Autosave(() => {
    autosave.stop()
    saves.push(performance.now() - start)
  })
  const start = performance.now()
  return { autosave, saves }
}

test('a second after the last key', () => {
  const { autosave, saves } = saving()
  autosave.touch()
  vi.advanceTimersByTime(600)
  autosave.touch()
  vi.advanceTimersByTime(5_000)
  expect(saves).toEqual([1_600])
})

test('every two seconds at the latest, while somebody types on and on', () => {
  const { autosave, saves } = saving()
  for (let key = 0; key < 25; key += 1) {
    autosave.touch()
    vi.advanceTimersByTime(200)
  }
  expect(saves).toEqual([2_000, 4_000])
})

test('what is saved already is not saved again', () => {
  const { autosave, saves } = saving()
  autosave.touch()
  autosave.stop()
  vi.advanceTimersByTime(5_000)
  expect(saves).toEqual([])
})

test('what could not be saved is tried again after three seconds, or with the next key', () => {
  const { autosave, saves } = saving()
  autosave.again()
  vi.advanceTimersByTime(5_000)
  autosave.again()
  autosave.touch()
  vi.advanceTimersByTime(5_000)
  expect(saves).toEqual([3_000, 6_000])
})
