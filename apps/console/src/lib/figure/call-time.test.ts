import type { CallId } from '@hearline/domain'
import { expect, test } from 'vitest'
import { callClock, callTime } from './call-time.ts'

test('the id of a call tells when it came', () => {
  expect(callTime('0199b0de-1234-7abc-8000-000000000001' as CallId)).toBe(0x0199b0de1234)
  const at = Date.parse('2026-09-30T14:02:07.900+08:00').toString(16).padStart(12, '0')
  expect(callClock(`${at.slice(0, 8)}-${at.slice(8)}-7abc-8000-000000000001` as CallId)).toBe('14:02:07')
})
