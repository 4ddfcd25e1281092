import { expect, test } from 'vitest'
import { keyFor, shownKey, type LeadKey } from './keys.ts'

const key = (of: string): LeadKey => ({ key: of, words: () => of, do: () => undefined, under: () => 'here' })
const keys = [key('w'), key('/'), key('Escape')]
const press = (of: string, held: Partial<KeyboardEvent> = {}) => ({
  ...{ key: of, altKey: false, ctrlKey: false, metaKey: false, isComposing: false, repeat: false },
  ...held,
})

test('a letter acts in either case, and not in a text, nor with Ctrl, nor as part of a word being composed', () => {
  const found = (...of: Parameters<typeof press>) => keyFor(press(...of), keys, false)?.key
  expect([found('w'), found('W'), found('/'), found('Escape'), found('q')]).toEqual([
    'w',
    'w',
    '/',
    'Escape',
    undefined,
  ])
  expect(found('w', { ctrlKey: true })).toBeUndefined()
  expect(found('w', { isComposing: true })).toBeUndefined()
  expect(keyFor(press('w'), keys, true)).toBeUndefined()
})

test('it is written in capitals unless it says otherwise', () => {
  expect(shownKey(key('w'))).toBe('W')
  expect(shownKey({ key: 'Escape', shown: 'Esc' })).toBe('Esc')
})
