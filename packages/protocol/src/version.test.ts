import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { fingerprint } from './testing/fingerprint.ts'
import { protocolVersion } from './version.ts'

/** When this fails: raise `protocolVersion` and add the new line. A line that was released is never edited. */
const known: Record<number, string> = {
  1: 'd271e9bbe311b49ab57fbe657d7f2f7cbdfaddf4fe84c09f902b8d4b2d79114b',
  2: 'd4dd5ef8487d0c3b4c9a77ae343bf723d5a9ec77b5f1c2f4048ac2033e850f62',
}

test('the schemas change only together with the protocol version', () => {
  expect(createHash('sha256').update(fingerprint()).digest('hex')).toBe(known[protocolVersion])
})
