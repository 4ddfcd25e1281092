import { expect, test } from 'vitest'
import { seconds } from './progress.ts'

test.each([
  [40, '0.0 s'],
  [59_940, '59.9 s'],
  [60_000, '1 min 00 s'],
  [123_400, '2 min 03 s'],
])('%i ms reads %s', (ms, text) => {
  expect(seconds(ms)).toBe(text)
})
