import { expect, test } from 'vitest'
import { list } from './amount.ts'

test('amounts stand under each other, as exact as they are small', () => {
  const lines = list([
    { what: 'keystrokes', under: 'all', amount: 71, unit: '' },
    { what: 'seconds', under: '', amount: 14.26, unit: 's' },
    { what: 'ratio', under: '', amount: 1.254, unit: '×' },
  ]).split('\n')
  expect(lines).toEqual(['keystrokes  all    71', 'seconds          14.3 s', 'ratio            1.25 ×'])
})
