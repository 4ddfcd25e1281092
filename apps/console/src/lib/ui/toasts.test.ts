import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Toasts } from './toasts.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const texts = (toasts: Toasts) => toasts.all.map((each) => each.text())

test('a toast goes by itself, one with an undo stays longer', () => {
  const toasts = new Toasts()
  toasts.say(() => 'saved')
  toasts.say(
    () => 'registered',
    () => undefined,
  )
  vi.advanceTimersByTime(6_000)
  expect(texts(toasts)).toEqual(['registered'])
  vi.advanceTimersByTime(14_000)
  expect(texts(toasts)).toEqual([])
})

test('a toast speaks the language that is read now', () => {
  const toasts = new Toasts()
  let language = 'zh'
  toasts.say(() => (language === 'zh' ? '已登记' : 'Registered'))
  language = 'en'
  expect(texts(toasts)).toEqual(['Registered'])
})

test('the same said again is said once, but what can be undone stays', () => {
  const toasts = new Toasts()
  toasts.say(() => 'not now')
  toasts.say(
    () => 'registered',
    () => undefined,
  )
  toasts.say(
    () => 'registered',
    () => undefined,
  )
  toasts.say(() => 'not now')
  expect(texts(toasts)).toEqual(['registered', 'registered', 'not now'])
})

test('nothing goes while somebody is on it', () => {
  const toasts = new Toasts()
  toasts.say(() => 'saved')
  let held = true
  toasts.isHeld = () => held
  vi.advanceTimersByTime(30_000)
  expect(texts(toasts)).toEqual(['saved'])
  held = false
  vi.advanceTimersByTime(2_000)
  expect(texts(toasts)).toEqual([])
})

test('undo takes back the newest that can be, once', () => {
  const toasts = new Toasts()
  const undone: string[] = []
  toasts.say(
    () => 'first',
    () => undone.push('first'),
  )
  toasts.say(
    () => 'second',
    () => undone.push('second'),
  )
  toasts.say(() => 'third')
  toasts.undo()
  toasts.undo()
  toasts.undo()
  expect(undone).toEqual(['second', 'first'])
  expect(texts(toasts)).toEqual(['third'])
})
