import type { QueueRow } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { stormsOver } from './storms-over.ts'

const queue = (id: string, storm?: QueueRow['storm']): QueueRow => ({
  ...{
    kind: 'queue',
    id: id as QueueRow['id'],
    version: 1,
    name: { zh: id, en: id },
    waiting: 0,
    staffed: 1,
    serving: 1,
    ready: 0,
  },
  ...(storm ? { storm } : {}),
})

test('queues under the same storm are told as one', () => {
  const switches = { announcement: true, callBackOffer: false, reserveSeats: true, reducedForm: false }
  const storm = { ...switches, since: '2026-09-30T14:00:00Z', by: '陈', reason: '暴雨' }
  const later = { ...storm, since: '2026-09-30T15:00:00Z', by: '王' }
  const all = [queue('general', later), queue('english', storm), queue('law', storm), queue('x')]
  expect(stormsOver(all).map(({ storm: { by }, queues }) => [by, queues.map(({ id }) => id)])).toEqual([
    ['陈', ['english', 'law']],
    ['王', ['general']],
  ])
})
