import type { CallId, OperatorId, QueueId } from '@hearline/domain'
import type { CallRow, News, OperatorRow } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { openDesk } from './desk.ts'

const id = '0198a000-0000-7000-8000-000000000001' as OperatorId
const at = '2026-01-05T10:00:00Z'
const me = (version: number, activity: OperatorRow['activity'] = 'idle') =>
  ({ kind: 'operator', id, version, activity, availability: 'ready' }) as OperatorRow
const call = (version: number, state: CallRow['state'], fence = 1): CallRow => ({
  kind: 'call',
  id: '0198a000-0000-7000-8000-0000000000c1' as CallId,
  version,
  state,
  fence,
  operatorId: id,
  queueId: 'general' as QueueId,
  hotline: '12345',
  priority: 0,
  waitingSince: at,
})
const news = (seq: number, rows: News['rows'], gone: News['gone'] = [], epoch = 'e'): News => ({
  topic: 'desk',
  epoch,
  seq,
  at,
  rows,
  gone,
})
const watched = () => {
  const desk = openDesk(id)
  desk.snapshot({ ok: true, topic: 'desk', epoch: 'e', seq: 4, rows: [me(1)] })
  return desk
}

test('a call that rings here is the offer, until it does not', () => {
  const desk = watched()
  expect(desk.offer()).toBeUndefined()
  expect(desk.news(news(5, [call(2, 'offered')]))).toBe(true)
  expect(desk.offer()?.fence).toBe(1)
  desk.news(news(6, [call(3, 'talking')]))
  expect(desk.offer()).toBeUndefined()
})

test('the higher version wins, in whatever order news, replies and departures come', () => {
  const desk = watched()
  desk.news(news(5, [call(4, 'talking')]))
  desk.rows([call(3, 'offered'), me(9, 'talking')])
  desk.news(news(6, [me(8, 'offered')]))
  expect([desk.call(call(0, 'queued').id)?.state, desk.me()?.activity]).toEqual(['talking', 'talking'])
  desk.news(news(7, [], [{ kind: 'call', id: call(0, 'queued').id, version: 5 }]))
  desk.news(news(8, [call(4, 'talking')]))
  expect(desk.call(call(0, 'queued').id)).toBeUndefined()
})

test('news said twice counts once; a gap or another epoch asks for a snapshot', () => {
  const desk = watched()
  expect(desk.news(news(4, [me(7)]))).toBe(true)
  expect(desk.me()?.version).toBe(1)
  expect(desk.news(news(6, []))).toBe(false)
  expect(desk.news(news(5, [], [], 'f'))).toBe(false)
  expect(desk.news({ ...news(99, []), topic: 'queues' })).toBe(true)
})

test('a tick tells when news was lost', () => {
  const desk = watched()
  expect(desk.tick({ heads: { desk: { epoch: 'e', seq: 4 } } })).toBe(true)
  expect(desk.tick({ heads: { desk: { epoch: 'e', seq: 5 } } })).toBe(false)
  expect(desk.tick({ heads: { desk: { epoch: 'f', seq: 1 } } })).toBe(false)
  expect(desk.tick({ heads: {} })).toBe(true)
})

test('a snapshot replaces everything', () => {
  const desk = watched()
  desk.news(news(5, [call(2, 'offered')]))
  desk.snapshot({ ok: true, topic: 'desk', epoch: 'f', seq: 0, rows: [me(1, 'idle')] })
  expect(desk.offer()).toBeUndefined()
})
