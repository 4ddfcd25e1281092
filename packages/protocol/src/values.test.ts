import { expect, test } from 'vitest'
import { z } from 'zod'
import { count, kept, words } from './values.ts'

test.each(['路灯不亮', 'two\nlines', '👩‍👩‍👧', '\u202e', ''])('%j can be kept', (text) => {
  expect(kept(z.string()).parse(text)).toBe(text)
})

test.each(['\u0000', 'a\u0000b'])('%j cannot be kept', (text) => {
  expect(kept(z.string()).safeParse(text).success).toBe(false)
  expect(words.safeParse(text).success).toBe(false)
})

test.each(['\ud83d', 'b\udc00c', '\udc00\ud800'])('%j is kept with its half characters marked', (text) => {
  expect(words.parse(text)).toBe(text.toWellFormed())
  expect(words.parse(text)).toContain('\ufffd')
})

test('a count is what an integer column holds', () => {
  expect(count.safeParse(2 ** 31 - 1).success).toBe(true)
  expect(count.safeParse(2 ** 31).success).toBe(false)
})
