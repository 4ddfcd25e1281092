import { expect, test } from 'vitest'
import { isOwnChange } from './own-change.ts'

const changed = (revision: number, username: string) => ({ revision, by: { username, name: '' } })

test('what I did myself is nobody else’s change', () => {
  expect(isOwnChange(changed(4, 'op0001'), 3, 'op0001')).toBe(true)
  expect(isOwnChange(changed(4, 'dispatch01'), 3, 'op0001')).toBe(false)
  expect(isOwnChange({ revision: 4 }, 3, 'op0001')).toBe(false)
})

test('behind my change somebody else’s may be hidden', () => {
  expect(isOwnChange(changed(5, 'op0001'), 3, 'op0001')).toBe(false)
})
