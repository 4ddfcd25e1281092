import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { fingerprint } from './testing/fingerprint.ts'
import { protocolVersion } from './version.ts'

/** When this fails: raise `protocolVersion` and add the new line. A line that was released is never edited. */
const known: Record<number, string> = {
  1: 'd271e9bbe311b49ab57fbe657d7f2f7cbdfaddf4fe84c09f902b8d4b2d79114b',
  2: 'c40a48fe47d06a7c564becf00f648d346c453e02669f3c829e686c1959eccc7f',
}

test('the schemas change only together with the protocol version', () => {
  expect(createHash('sha256').update(fingerprint()).digest('hex')).toBe(known[protocolVersion])
})
