import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { pairingRefusals } from './http/pairing.ts'
import { fingerprint } from './testing/fingerprint.ts'
import { protocolVersion } from './version.ts'

/** When this fails: raise `protocolVersion` and add the new line. A line that was released is never edited. */
const known: Record<number, string> = {
  1: 'd271e9bbe311b49ab57fbe657d7f2f7cbdfaddf4fe84c09f902b8d4b2d79114b',
  2: '559f6bc07810c87d3e4abeb74e0e0b8bd5214d62f1eff7d6b1dc3cc191789f94',
  3: '47321c3d84e2a0528c09325a05484bf0f2ad43cd625ad2cef936a3e5160534cb',
  4: '9ea00a0ff335fb905f60b5bc79e11968656ca51001f33fb2524314f6058989f1',
  5: 'becaf43d8b246252dcda056384551d14950a05785ea7ded5a97341f81d54f39d',
  6: 'db5d3b567a86c348d8cbc08c3ecd23554964c57510ccd670c7ff44ab1491b3e3',
  7: 'b81f3261f092b5177ef8054ce63f11367faffc0492ab55a6b6839bc218e4f025',
  8: 'fb4ab8ed575f3939ae532a0152ba55b48042a7be7e9c0f7f3a57da10edfbc3d5',
  9: '3120d5c191b8f70d99958c36481d91efe1fe30a7597a6a2854893f8e9882de51',
}

test('the schemas change only together with the protocol version', () => {
  expect(createHash('sha256').update(fingerprint()).digest('hex')).toBe(known[protocolVersion])
})

test('whatever a border speaks is among them: of schemas both sides, of lists every word', () => {
  const spoken = JSON.parse(fingerprint()) as Record<string, unknown>
  const borders = ['commands', 'replies', 'toConsole', 'toHub', 'row', 'ctiEnvelope', 'instructionEvents']
  const lists = [
    'figureQuery',
    'figure',
    'sentNotices',
    'queueHours',
    'operatorHours',
    'pairing',
    'paired',
    'demo',
    'demoChoice',
  ]
  for (const name of [...borders, ...lists]) expect(Object.keys(spoken)).toContain(name)
  expect(spoken['demoChoice']).toMatchObject([{ type: 'object' }, { type: 'object' }])
  expect(spoken['pairingRefusals']).toEqual(pairingRefusals)
  expect(spoken['topics']).toContain('ticket')
})
