import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { fingerprint } from './testing/fingerprint.ts'
import { protocolVersion } from './version.ts'

/** When this fails: raise `protocolVersion` and add the new line. A line that was released is never edited. */
const known: Record<number, string> = {
  1: '3ce9f2ffe2992edd5a32b2c6788b11de06417f4d0a5c9e66a1dcfa53798f4ef2',
}

test('the schemas change only together with the protocol version', () => {
  expect(createHash('sha256').update(fingerprint()).digest('hex')).toBe(known[protocolVersion])
})
