import type { OperatorRow } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { arrange } from './arrange.ts'
import { haystackOf } from './search.ts'
import { Seat } from './seat.ts'
import { wholeFloor, type View } from './view.ts'

const now = Date.parse('2026-05-04T02:00:00Z')
const seat = (n: number, group: number, rest: Partial<OperatorRow> = {}) => {
  const row = {
    ...{ kind: 'operator', id: `id-${n}`, version: 1, username: `op000${n}`, name: '王敏', groupId: `g00${group}` },
    ...{ availability: 'ready', activity: 'idle', since: new Date(now - n * 60_000).toISOString(), queues: [] },
    ...{ changedBy: { actor: `op000${n}`, cause: 'own' } },
    ...rest,
  } as OperatorRow
  const made = new Seat(row, now)
  made.haystack = haystackOf(row, [])
  return made
}
const floor = [
  seat(1, 2),
  seat(2, 1, { activity: 'talking' }),
  seat(3, 3, { availability: 'break' }),
  seat(4, 3, { hand: { at: new Date(now).toISOString() } }),
  seat(5, 3, { availability: 'signed-out' }),
]
const shown = (view: Partial<View>) =>
  arrange(floor, { ...wholeFloor, ...view }, now, (group) => group === 'g003').map(
    ({ id, own, seats }) => `${id}${own ? '*' : ''}: ${seats.map(({ row }) => row.username.slice(-1)).join(' ')}`,
  )

test('own groups stand first, and who is signed out does not stand there', () => {
  expect(shown({})).toEqual(['g003*: 3 4', 'g001: 2', 'g002: 1'])
})

test('by state in the order of a call, the oldest state first', () => {
  expect(shown({ group: 'state', sort: 'age' })).toEqual(['ready: 4 1', 'talking: 2', 'break: 3'])
})

test('only own groups, only who asks, only some states, only who is typed', () => {
  expect(shown({ own: true })).toEqual(['g003*: 3 4'])
  expect(shown({ asking: true })).toEqual(['g003*: 4'])
  expect(shown({ marks: ['talking', 'break'] })).toEqual(['g003*: 3', 'g001: 2'])
  expect(shown({ filter: 'g2' })).toEqual(['g002: 1'])
})
