import { expect, test } from 'vitest'
import { isFiltered, noFilters, questionOf } from './filters.ts'

test('only what is given is asked', () => {
  expect(questionOf('mine', noFilters)).toEqual({ scope: 'mine' })
  expect(questionOf('all', { ...noFilters, words: ' 噪声 ', state: 'closed', phone: '  ' })).toEqual({
    scope: 'all',
    words: '噪声',
    state: 'closed',
  })
})

test('spaces are no filter', () => {
  expect(isFiltered({ ...noFilters, words: '  ' })).toBe(false)
  expect(isFiltered({ ...noFilters, number: '123' })).toBe(true)
})
