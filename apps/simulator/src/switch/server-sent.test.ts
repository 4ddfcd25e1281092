import fc from 'fast-check'
import { expect, test } from 'vitest'
import { serverSentReader } from './server-sent.ts'

const whole =
  ': hello\nid: 7\nevent: instruction\ndata: {"a":1}\n\ndata: one\ndata: two\n\nretry: 100\n\nevent: replaced\ndata\n\n'
const events = [
  { id: '7', event: 'instruction', data: '{"a":1}' },
  { event: 'message', data: 'one\ntwo' },
  { event: 'replaced', data: '' },
]

test('events, comments and fields nobody needs', () => {
  expect(serverSentReader()(whole)).toEqual(events)
})

test('it does not matter where the stream is cut, nor how its lines end', () => {
  const ends = fc.constantFrom('\n', '\r\n', '\r')
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 120 })), ends, (cuts, end) => {
      const read = serverSentReader()
      const text = whole.replaceAll('\n', end)
      const at = [0, ...cuts.filter((cut) => cut < text.length).toSorted((a, b) => a - b), text.length]
      const got = at.slice(1).flatMap((to, i) => read(text.slice(at[i], to)))
      // A last lone CR could still become CR LF.
      expect([...got, ...read(end === '\r' ? ':' : '')]).toEqual(events)
    }),
  )
})

test('an event cut off by the end is no event', () => {
  expect(serverSentReader()('data: half')).toEqual([])
  expect(serverSentReader()('data: half\n')).toEqual([])
})
