import { expect, test } from 'vitest'
import { offered } from './offer.ts'
import { choicesOf } from './search.ts'

const choices = choicesOf(
  ['a', 'b', 'c', 'd'].map((code) => ({ code, name: `${code}名` })),
  true,
)
const shown = (likely: Parameters<typeof offered>[1], limit = 9) =>
  offered(choices, likely, limit).map(({ choice, why }) => (why === undefined ? choice.code : `${why} ${choice.code}`))

test('what was chosen lately comes first, then what is chosen often, then the rest', () => {
  const likely = [
    { why: 'lately', codes: ['c'] },
    { why: 'often', codes: ['c', 'd', 'b'] },
  ]
  expect(shown(likely)).toEqual(['lately c', 'often d', 'b', 'a'])
  expect(shown(likely, 2)).toEqual(['lately c', 'often d'])
})

test('a code that is no choice any more is passed over, and its reason goes with the next', () => {
  expect(shown([{ why: 'lately', codes: ['gone', 'b'] }])).toEqual(['lately b', 'a', 'c', 'd'])
  expect(shown([])).toEqual(['a', 'b', 'c', 'd'])
})
