import { expect, test } from 'vitest'
import { dialled } from './dialled.ts'

test('a number is dialled without what makes it readable; a name or a queue is none', () => {
  expect(dialled('010-6512 3456')).toBe('01065123456')
  expect(dialled('+86 (10) 6512')).toBe('+86106512')
  expect(['op0001', '12', '综合', ''].map(dialled)).toEqual([undefined, undefined, undefined, undefined])
})
