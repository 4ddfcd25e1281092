import { expect, test } from 'vitest'
import { ctiEnvelope, ctiEvent } from './events.ts'
import { instruction } from './instructions.ts'

const id = '0199b0de-0000-7000-8000-000000000001'
const envelope = { id, at: '2026-09-30T17:00:00Z', ageMs: 12, n: 3 }

test('a withheld number is left out', () => {
  const arrived = { ...envelope, type: 'call-arrived', call: 'c-1', to: '12345', language: 'zh-yue' }
  expect(ctiEvent.parse(arrived)).toEqual(arrived)
})

test('an event of an unknown type still has an envelope that can be kept', () => {
  const strange = { ...envelope, type: 'moon-phase', phase: 'full' }
  expect(ctiEvent.safeParse(strange).success).toBe(false)
  expect(ctiEnvelope.parse(strange)).toEqual(strange)
})

test.each(['id', 'at', 'ageMs', 'n', 'type', 'call', 'to'])('call-arrived without %s is refused', (field) => {
  const { [field]: _left, ...rest } = { ...envelope, type: 'call-arrived', call: 'c', to: '12345' } as Record<
    string,
    unknown
  >
  expect(ctiEvent.safeParse(rest).success).toBe(false)
})

test('instructions survive the wire', () => {
  const ring = {
    id,
    n: 9,
    call: 'c-1',
    fence: 2,
    do: 'ring',
    leg: 'l-1',
    operator: id,
    seat: 'hub',
    expiresAt: envelope.at,
  }
  expect(instruction.parse(JSON.parse(JSON.stringify(ring)))).toEqual(ring)
})
