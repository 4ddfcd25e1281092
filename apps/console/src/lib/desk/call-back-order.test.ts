import { callBackTries } from '@hearline/domain'
import type { CallBackRow } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { callBackEnd, callBackOrder } from './call-back-order.ts'

const noon = Date.parse('2026-03-02T12:00:00+08:00')
const at = (minutes: number) => new Date(noon + minutes * 60_000).toISOString()
const row = (id: string, more: Partial<CallBackRow> = {}): CallBackRow =>
  ({
    kind: 'callback',
    id,
    version: 1,
    state: 'due',
    tries: 0,
    dueAt: at(30),
    notBefore: at(0),
    ...more,
  }) as CallBackRow
const taken = (line: 'ringing' | 'talking', tries = 0) =>
  row('a', { state: 'taken', version: 3, tries, takenBy: { line } as NonNullable<CallBackRow['takenBy']> })

test('the longest due goes first, whose time has not come last, and whoever is in hand not at all', () => {
  const rows = [
    row('later', { dueAt: at(-5), notBefore: at(10) }),
    row('late', { dueAt: at(20), notBefore: at(-20) }),
    row('fresh'),
    row('taken', { state: 'taken' }),
  ]
  expect(callBackOrder(rows, noon).map(({ id }) => id)).toEqual(['late', 'fresh', 'later'])
})

test('what became of it is told by the line it had and by what its queue shows', () => {
  expect(callBackEnd(taken('talking'), undefined)).toEqual({ how: 'reached' })
  expect(callBackEnd(taken('ringing', callBackTries - 1), undefined)).toEqual({ how: 'unreachable' })
  expect(callBackEnd(taken('ringing'), taken('ringing'))).toBeUndefined()
  const again = row('a', { version: 4, tries: 1, notBefore: at(10) })
  expect(callBackEnd(taken('ringing'), again)).toEqual({ how: 'no-answer', notBefore: at(10) })
  expect(callBackEnd(taken('ringing'), row('a', { version: 4 }))).toEqual({ how: 'again' })
})
