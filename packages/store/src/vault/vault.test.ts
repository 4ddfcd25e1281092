import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { e164, maskNumber } from './number.ts'
import { openVault, readDataKeys } from './vault.ts'

const base64 = () => randomBytes(32).toString('base64')
const [older, newer] = [base64(), base64()]
const vault = openVault(readDataKeys(older))
const rotated = openVault(readDataKeys(`${newer},${older}`))
const text = fc.string({ unit: 'grapheme' })

test('what was sealed opens to the same text', () => {
  fc.assert(
    fc.property(text, (secret) => {
      const { sealed, key } = vault.seal(secret)
      expect(vault.open(sealed, key)).toBe(secret)
    }),
  )
})

test('the same text never looks the same twice', () => {
  expect(vault.seal('13812345678').sealed.equals(vault.seal('13812345678').sealed)).toBe(false)
})

test('any changed bit is refused', () => {
  fc.assert(
    fc.property(text, fc.nat(), fc.integer({ min: 1, max: 255 }), (secret, place, change) => {
      const { sealed, key } = vault.seal(secret)
      const at = place % sealed.length
      sealed[at] = sealed[at]! ^ change
      expect(() => vault.open(sealed, key)).toThrow()
    }),
  )
})

test('what was cut off, or sealed by another key, is refused', () => {
  const { sealed, key } = vault.seal('secret')
  for (let length = 0; length < sealed.length; length += 1) {
    expect(() => vault.open(sealed.subarray(0, length), key)).toThrow()
  }
  expect(() => openVault(readDataKeys(base64())).open(sealed, key)).toThrow()
  expect(() => vault.open(sealed, 7)).toThrow('no key of version 7')
})

test('after a key change old rows open, new ones carry the new version, and numbers are still found', () => {
  const old = vault.seal('old')
  expect(rotated.open(old.sealed, old.key)).toBe('old')
  expect([old.key, rotated.seal('new').key]).toEqual([1, 2])
  expect(rotated.index('13812345678')).toEqual(vault.index('13812345678'))
})

test('keys that are short, missing or no keys at all are refused without being shown', () => {
  const weak = ['', 'short', `${older},`, Buffer.alloc(32).toString('base64'), Buffer.alloc(33, 'a').toString('base64')]
  for (const bad of weak) expect(() => readDataKeys(bad)).toThrow(/^DATA_KEY must be/)
})

test('a number has one index in every usual spelling, and other numbers have others', () => {
  const spellings = ['13812345678', '138 1234 5678', '+86 138-1234-5678', '008613812345678', '86 13812345678']
  expect(new Set(spellings.map((number) => vault.index(number).toString('hex'))).size).toBe(1)
  expect(vault.index('13812345679')).not.toEqual(vault.index('13812345678'))
  expect(['010-6512 3456', '+86 10 65123456', '0086 (10) 65123456'].map(e164)).toEqual(Array(3).fill('+861065123456'))
  expect(e164('+1 212 555 0100')).toBe('+12125550100')
  expect(e164('12345')).toBe('12345')
})

test.each([
  ['13812345678', '138****5678'],
  ['+86 138 1234 5678', '138****5678'],
  ['010-65123456', '010****3456'],
  ['+861065123456', '010****3456'],
  ['031187654321', '0311****4321'],
  ['65123456', '6****3456'],
  ['+12125550100', '121****0100'],
  ['12345', '***45'],
  ['', ''],
])('%s is shown as %s', (number, shown) => {
  expect(maskNumber(number)).toBe(shown)
})

test('a mask keeps four digits at the end and hides at least three before them', () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 15 }).map((list) => list.join(''))
  // a leading 00 dials abroad and is no part of the number, which may then be a short one
  const dialledHere = digits.filter((number) => !number.startsWith('00'))
  fc.assert(
    fc.property(dialledHere, (number) => {
      const shown = maskNumber(number)
      expect(shown.slice(-4)).toBe(number.slice(-4))
      expect(shown).toContain('****')
      expect(shown.replaceAll('*', '').length).toBeLessThanOrEqual(Math.min(8, number.length + 1 - 3))
    }),
  )
})
