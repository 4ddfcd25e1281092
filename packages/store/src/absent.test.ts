import { expect, test } from 'vitest'
import { present } from './absent.ts'

test('what is null is absent, what is merely falsy stays', () => {
  const row: { a: number; b: string | null; c: boolean | null } = { a: 0, b: null, c: false }
  expect(present(row)).toStrictEqual({ a: 0, c: false })
})
