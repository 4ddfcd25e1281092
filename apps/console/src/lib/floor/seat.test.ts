import type { OperatorRow } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { Seat } from './seat.ts'

const start = Date.parse('2026-05-04T02:00:00Z')
const minute = 60_000
const at = (minutes: number) => start + minutes * minute
const row = (minutes: number, rest: Partial<OperatorRow>) =>
  ({
    ...{ kind: 'operator', id: 'a', version: minutes, username: 'op0001', name: '王敏', groupId: 'g001', queues: [] },
    ...{ availability: 'ready', activity: 'idle', since: new Date(at(minutes)).toISOString() },
    ...{ changedBy: { actor: 'op0001', cause: 'call' }, ...rest },
  }) as OperatorRow
const call = 'call' as OperatorRow['callId']

test('a hold does not begin the call anew; the next call does', () => {
  const seat = new Seat(row(0, { activity: 'talking', callId: call }), at(0))
  seat.update(row(3, { activity: 'held', callId: call }), at(3))
  expect(seat.callAge(at(4))).toBe(4 * minute)
  seat.update(row(5, { activity: 'wrap-up', callId: call }), at(5))
  expect(seat.callAge(at(6))).toBeUndefined()
  seat.update(row(7, { activity: 'talking', callId: 'next' as OperatorRow['callId'] }), at(7))
  expect(seat.callAge(at(8))).toBe(minute)
})

test('her occupancy is the share of work with callers, a break apart, and unknown for the first ten minutes', () => {
  const seat = new Seat(row(0, {}), at(0))
  expect(seat.occupancy(at(0.5))).toBeUndefined()
  seat.update(row(3, { activity: 'talking', callId: call }), at(3))
  expect(seat.occupancy(at(9))).toBeUndefined()
  seat.update(row(12, { availability: 'break' }), at(12))
  expect(seat.occupancy(at(19))).toEqual({ share: 0.75, over: 12 * minute })
})

test('what the hub counted before a page opened is known at once: her hour, and since when she is on the call', () => {
  const seat = new Seat(row(10, { activity: 'held', callId: call }), at(11))
  expect([seat.callAge(at(12)), seat.occupancy(at(12))]).toEqual([2 * minute, undefined])
  const counted = { engagedMs: 20 * minute, idleMs: 10 * minute }
  const answeredAt = new Date(at(4)).toISOString()
  seat.begin({ operatorId: seat.id as never, ...counted, call: { callId: call as never, answeredAt } }, at(11))
  expect(seat.callAge(at(12))).toBe(8 * minute)
  expect(seat.occupancy(at(21))).toEqual({ share: 0.75, over: 40 * minute })
  const other = new Seat(row(10, { activity: 'talking', callId: 'next' as never }), at(11))
  other.begin({ operatorId: seat.id as never, ...counted, call: { callId: call as never, answeredAt } }, at(11))
  expect(other.callAge(at(12))).toBe(2 * minute)
})

test('what lasts too long: a wrap-up behind its end, a call of a quarter of an hour', () => {
  const endsAt = new Date(at(1)).toISOString()
  const seat = new Seat(row(0, { activity: 'wrap-up', wrapUp: { endsAt, extensions: 0 } }), at(0))
  expect([seat.isOver(at(0.5)), seat.isOver(at(2))]).toEqual([false, true])
  seat.update(row(2, { activity: 'talking', callId: call }), at(2))
  expect([seat.isOver(at(16)), seat.isOver(at(18))]).toEqual([false, true])
})

test('a raised hand comes before a break that is asked for, and an answered one is none', () => {
  const breakRequest = { at: new Date(start).toISOString() }
  const hand = { at: new Date(start).toISOString() }
  const flag = (rest: Partial<OperatorRow>) => new Seat(row(0, rest), start).flag
  expect(flag({ hand, breakRequest })).toBe('hand')
  const answeredBy = { actor: 'lead001', name: '李静', at: hand.at }
  expect(flag({ hand: { ...hand, answeredBy }, breakRequest })).toBe('break-request')
  expect(flag({})).toBeUndefined()
})
