import { expect, test } from 'vitest'
import { callChange, seatChange } from '../testing/rows.ts'
import { readMessage, writeMessage } from './message.ts'

const message = { hub: 'h', n: 1, data: 'd', changes: [callChange({}), seatChange({})] }

test('a message arrives as it was sent', () => {
  expect(readMessage(writeMessage(message))).toEqual(message)
})

test.each([
  ['of an unknown kind', { kind: 'planet', row: { id: 'x', version: 1 } }],
  ['of a kind that is a word of the language', { kind: 'constructor', row: { id: 'x', version: 1 } }],
  ['without a row', { kind: 'call', row: null }],
  ['without a version', { kind: 'call', row: { id: 'x' } }],
  ['whose version is no whole number', { kind: 'call', row: { id: 'x', version: '2' } }],
  ['without an id', { kind: 'call', row: { version: 1 } }],
  ['that is a seat of nobody', { kind: 'seat', row: { id: 'x', version: 1 } }],
  ['that is nothing', null],
])('a row %s is left out, the others stay', (_what, strange) => {
  const text = JSON.stringify({ ...message, changes: [strange, ...message.changes] })
  expect(readMessage(text)).toEqual(message)
})

test.each(['', '{', 'null', '[]', '{"hub":"h","n":1,"changes":[]}'])('%j is no message', (text) => {
  expect(readMessage(text)).toBeUndefined()
})
