import type { QueueId } from '@hearline/domain'
import type { QueueRow } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { shownIn, type BigFigure } from './tile-figure.ts'

const row = (id: string, more: Partial<QueueRow>): QueueRow => ({
  ...{ kind: 'queue', id: id as QueueId, version: 1, name: { zh: '综合', en: 'General' } },
  ...{ waiting: 0, ready: 0, staffed: 0, serving: 0, overdue: 0 },
  ...more,
})
const at = { now: 1_000_000, locale: 'en' } as const
const show = (figure: BigFigure, ...rows: QueueRow[]) =>
  shownIn({ figure }, new Map(rows.map((each) => [each.id, each])), at)
const day = { offeredToday: 100, answeredToday: 96, inTimeToday: 80, abandoned: 4 }

test('shares of the day, rounded down so that no figure looks better than it is', () => {
  expect(show('completion', row('a', day))).toEqual({ value: '96.0', unit: '%' })
  expect(show('service-level', row('a', { ...day, overdue: 0 }))).toEqual({ value: '80.0', unit: '%' })
  expect(show('completion', row('a', { ...day, answeredToday: 94 }))).toMatchObject({ value: '94.0', tone: 'warn' })
  expect(show('completion', row('a', { offeredToday: 2000, answeredToday: 1999 })).value).toBe('99.9')
  expect(show('abandoned', row('a', day))).toEqual({ value: '4', note: '4.0 %' })
})

test('what is not known is a question mark, never a nought', () => {
  const dark = row('a', {})
  for (const figure of ['offered', 'answered', 'completion', 'service-level', 'abandoned', 'call-backs'] as const)
    expect(show(figure, dark)).toEqual({ value: '?' })
  expect(show('waiting')).toEqual({ value: '?' })
  expect(show('longest-wait')).toEqual({ value: '?' })
})

test('the longest wait goes on by the hub’s time; who waits too long is counted; a storm names its queues', () => {
  const since = new Date(1_000_000 - 112_000).toISOString()
  expect(show('longest-wait', row('a', { waiting: 1, longestWaitSince: since }))).toEqual({ value: '1:52' })
  expect(show('waiting', row('a', { waiting: 3, overdue: 2 }))).toMatchObject({ value: '3', tone: 'warn' })
  const flags = { announcement: true, callBackOffer: false, reserveSeats: false, reducedForm: false }
  const storm = { since, ...flags }
  expect(show('storm', row('a', { storm }), row('b', {}))).toMatchObject({ note: 'General', tone: 'warn' })
  expect(show('storm', row('a', {}))).not.toHaveProperty('tone')
})
