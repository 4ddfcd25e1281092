import { expect, test } from 'vitest'
import { isNews, replies } from './resp.ts'

const message = '*3\r\n$7\r\nmessage\r\n$4\r\nnews\r\n$8\r\na\r\n*3\r\nb\r\n'
const push = message.replace('*', '>')
const units = [
  '+OK\r\n',
  ':1\r\n',
  '$-1\r\n',
  '$0\r\n\r\n',
  message,
  '_\r\n',
  '%1\r\n+server\r\n*2\r\n:1\r\n#t\r\n',
  push,
  '|1\r\n+ttl\r\n:3\r\n$2\r\nhi\r\n',
  '*0\r\n',
  '*-1\r\n',
  '>3\r\n$9\r\nsubscribe\r\n$4\r\nnews\r\n:1\r\n',
]

test.each([1, 2, 3, 7, 1000])('replies and pushes are whole, however they arrive (%i bytes at once)', (size) => {
  const split = replies()
  const all = Buffer.from(units.join(''))
  const found: string[] = []
  for (let at = 0; at < all.length; at += size)
    found.push(...split(all.subarray(at, at + size)).map((unit) => unit.toString()))
  expect(found).toEqual(units)
})

test('only messages are news, in both versions of the protocol', () => {
  expect(units.filter((unit) => isNews(Buffer.from(unit)))).toEqual([message, push])
})
