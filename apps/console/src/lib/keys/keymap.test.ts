import { expect, test } from 'vitest'
import { actionFor, actions, keymap, keyShown, keysOf, type Action, type Press } from './keymap.ts'

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  repeat: false,
  isComposing: false,
  ...more,
})
const away = { typing: false, ringing: false, open: false }

test('Enter answers a ringing call, unless a text or a menu has the keyboard', () => {
  expect(actionFor(press('Enter'), { ...away, ringing: true })).toBe('answer')
  expect(actionFor(press('Enter'), away)).toBeUndefined()
  expect(actionFor(press('Enter'), { ...away, ringing: true, typing: true })).toBeUndefined()
  expect(actionFor(press('Enter'), { ...away, ringing: true, open: true })).toBeUndefined()
})

test('F2 and Alt A answer from anywhere', () => {
  const typing = { typing: true, ringing: true, open: false }
  expect(actionFor(press('F2'), typing)).toBe('answer')
  expect(actionFor(press('å', { code: 'KeyA', altKey: true }), typing)).toBe('answer')
})

test('a letter acts only where no text is written; Alt and the letter act anywhere', () => {
  expect(actionFor(press('h'), away)).toBe('hold')
  expect(actionFor(press('h'), { ...away, typing: true })).toBeUndefined()
  expect(actionFor(press('h'), { ...away, open: true })).toBeUndefined()
  expect(actionFor(press('h', { altKey: true }), { ...away, typing: true })).toBe('hold')
})

test('Ctrl and Command save, close and submit while typing', () => {
  const typing = { ...away, typing: true }
  expect(actionFor(press('s', { ctrlKey: true }), typing)).toBe('register')
  expect(actionFor(press('1', { code: 'Digit1', metaKey: true }), typing)).toBe('answer-directly')
  expect(actionFor(press('2', { code: 'Digit2', ctrlKey: true }), typing)).toBe('submit')
  expect(actionFor(press('2', { code: 'Digit2' }), typing)).toBeUndefined()
})

test('a key held down and a word being composed do nothing', () => {
  expect(actionFor(press('h', { repeat: true }), away)).toBeUndefined()
  expect(actionFor(press('Enter', { isComposing: true }), { ...away, ringing: true })).toBeUndefined()
})

test('a question mark in a text is a question mark', () => {
  expect(actionFor(press('?', { shiftKey: true }), away)).toBe('help')
  expect(actionFor(press('?', { shiftKey: true }), { ...away, typing: true })).toBeUndefined()
})

test('no two actions share a key while it means both, and each shows one', () => {
  const isPassing = (action: Action) => ['ringing', 'consult', 'call-back'].includes(keymap[action].when)
  for (const passing of [true, false]) {
    const now = actions.filter((action) => isPassing(action) === passing)
    const letters = now.map((action) => keymap[action].letter).filter((letter) => letter !== undefined)
    expect(new Set(letters).size).toBe(letters.length)
    expect(new Set(now.map(keyShown)).size).toBe(now.length)
  }
})

test('what rings goes before the ticket, and a ticket is given away by Alt only', () => {
  const alt = press('d', { altKey: true })
  expect(actionFor(alt, { ...away, ringing: true })).toBe('decline')
  expect(actionFor(alt, away)).toBe('attach')
  expect(actionFor(press('d'), away)).toBeUndefined()
  expect(keysOf('attach')).toEqual(['Alt D'])
})

test('while somebody is asked, her keys go before those of the call and the ticket', () => {
  const consulting = { ...away, typing: true, consulting: true }
  const alt = (letter: string, where: Parameters<typeof actionFor>[1]) =>
    actionFor(press(letter, { altKey: true }), where)
  expect(['t', 'j', 'h'].map((letter) => alt(letter, consulting))).toEqual([
    'complete-transfer',
    'join-call',
    'cancel-consult',
  ])
  expect(['t', 'j', 'h'].map((letter) => alt(letter, away))).toEqual(['transfer', 'next-ticket', 'hold'])
})

test('while a missed caller is in hand, the keys of calls and wrap-up say how it went', () => {
  const all = (callingBack: boolean) =>
    ['e', 'x', 'v', 'w'].map((letter) => actionFor(press(letter, { altKey: true }), { ...away, callingBack }))
  expect(all(true)).toEqual([
    'call-back-reached',
    'call-back-no-answer',
    'call-back-declined',
    'call-back-wrong-number',
  ])
  expect(all(false)).toEqual(['end', 'extend-wrap-up', 'reveal', 'finish-wrap-up'])
  expect(actionFor(press('F9'), { ...away, typing: true })).toBe('call-back')
})

test('an emergency is one key away from anywhere', () => {
  expect(actionFor(press('!', { shiftKey: true, code: 'Digit1' }), away)).toBe('emergency')
  expect(actionFor(press('!', { shiftKey: true, code: 'Digit1' }), { ...away, typing: true })).toBeUndefined()
  expect(actionFor(press('m', { altKey: true }), { ...away, typing: true })).toBe('emergency')
})

test('Alt and a digit lead to the open ticket of that place', () => {
  expect(actionFor(press('2', { code: 'Digit2', altKey: true }), { ...away, typing: true })).toBe('to-ticket')
  expect(actionFor(press('2', { code: 'Digit2', altKey: true, ctrlKey: true }), away)).toBeUndefined()
  expect(actionFor(press('0', { code: 'Digit0', altKey: true }), away)).toBeUndefined()
})

test('each action lists every way to press it, the one on its button first', () => {
  expect(keysOf('answer')).toEqual(['⏎', 'Alt A', 'A', 'F2'])
  expect(keysOf('hold')).toEqual(['Alt H', 'H'])
  expect(keysOf('settings')).toEqual(['Ctrl ,'])
  expect(keysOf('help')).toEqual(['?'])
})
