import { topicNames, type QueueId, type TicketId } from '@hearline/domain'
import { expect, test } from 'vitest'
import { parseTopic, topics } from './topics.ts'

const ticket = '0199b0de-0000-7000-8000-000000000001' as TicketId

test('a topic spelled by its function is read back', () => {
  expect(parseTopic(topics.desk)).toEqual({ name: 'desk' })
  expect(parseTopic(topics.queue('general' as QueueId))).toEqual({ name: 'queue', id: 'general' })
  expect(parseTopic(topics.ticket(ticket))).toEqual({ name: 'ticket', id: ticket })
})

test.each([
  '',
  'desks',
  'queue',
  'queue/',
  'queue/General',
  'queue/a/b',
  'ticket/7',
  'toString',
  'constructor/x',
  '__proto__',
])('no topic: %j', (text) => {
  expect(parseTopic(text)).toBeUndefined()
})

test('the permission table knows the same topics', () => {
  expect(Object.keys(topics).sort()).toEqual([...topicNames].sort())
})
