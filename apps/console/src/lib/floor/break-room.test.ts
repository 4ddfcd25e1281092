import type { OperatorRow } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { breakRoomOf } from './break-room.ts'

const queues = (...ids: string[]) =>
  ids.map((id) => ({ queueId: id.replace('?', ''), level: 1, reserve: id.endsWith('?') }))
const seat = (availability: string, until: string | undefined, ...ids: string[]) =>
  ({ availability, until, queues: queues(...ids) }) as unknown as OperatorRow

test('a queue’s room for breaks counts its regular seats and says when the first is back', () => {
  const floor = [
    ...Array.from({ length: 24 }, () => seat('ready', undefined, 'general')),
    seat('break', '2026-05-04T02:20:00Z', 'general', 'english'),
    seat('break', '2026-05-04T02:10:00Z', 'general'),
    seat('break', undefined, 'general?'),
    seat('signed-out', undefined, 'general'),
  ]
  const her = seat('ready', undefined, 'general', 'english', 'law?')
  expect(breakRoomOf(her, floor, 0.08)).toEqual([
    { queueId: 'general', quota: 2, taken: 2, nextEndsAt: '2026-05-04T02:10:00Z' },
    { queueId: 'english', quota: 1, taken: 1, nextEndsAt: '2026-05-04T02:20:00Z' },
  ])
  // where the centre lets a half go
  expect(breakRoomOf(her, floor, 0.5).map(({ quota }) => quota)).toEqual([13, 1])
})
