import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { fingerprint } from './testing/fingerprint.ts'
import { protocolVersion } from './version.ts'

/** When this fails: raise `protocolVersion` and add the new line. A line that was released is never edited. */
const known: Record<number, string> = {
  1: 'cdde1f7796d71b88bbaef3cc9fbff8c76b1da332e11504a6711365d564913c2c',
}

test('the schemas change only together with the protocol version', () => {
  expect(createHash('sha256').update(fingerprint()).digest('hex')).toBe(known[protocolVersion])
})
