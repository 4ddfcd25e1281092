import { expect, test } from 'vitest'
import { news } from '../to-console.ts'
import { row } from './row.ts'

const id = '0199b0de-0000-7000-8000-000000000001'
const at = '2026-09-30T17:00:00.000+08:00'
const call = {
  kind: 'call',
  id,
  version: 4,
  state: 'offered',
  queueId: 'general',
  hotline: '12345',
  priority: 0,
} as const
const whole = { ...call, fence: 2, waitingSince: at, leaseEndsAt: at, caller: '138****5678' }

test('news survives the wire', () => {
  const sent = { topic: 'desk', epoch: 'e', seq: 1, at, rows: [whole], gone: [{ kind: 'ticket', id, version: 2 }] }
  expect(news.parse(JSON.parse(JSON.stringify(sent)))).toEqual(sent)
})

test('what a row does not name never crosses the wire', () => {
  expect(row.parse({ ...whole, callerSealed: 'secret' })).not.toHaveProperty('callerSealed')
})

test('an instant carries its offset', () => {
  expect(row.safeParse({ ...whole, waitingSince: '2026-09-30T17:00:00' }).success).toBe(false)
})

test('an unknown figure is absent, never null', () => {
  const queue = {
    kind: 'queue',
    id: 'general',
    version: 1,
    name: { zh: '综合', en: 'General' },
    waiting: 0,
    ready: 0,
    staffed: 0,
    serving: 0,
  }
  expect(row.safeParse(queue).success).toBe(true)
  expect(row.safeParse({ ...queue, serviceLevel15: null }).success).toBe(false)
})
