import type { CallRow, QueueRow, Row } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { Rows } from './rows.ts'

const call = (id: string, version: number, state: CallRow['state'] = 'queued') =>
  ({ kind: 'call', id, version, state, queueId: 'general' }) as unknown as CallRow
const queue = (id: string, version: number, waiting: number) =>
  ({ kind: 'queue', id, version, waiting }) as unknown as QueueRow

function kept() {
  const calls = new Map<string, CallRow>()
  const queues = new Map<string, QueueRow>()
  return { calls, queues, rows: new Rows({ call: calls, queue: queues }) }
}

test('the higher version wins, whatever the order of arrival', () => {
  const { calls, rows } = kept()
  rows.apply([call('a', 3, 'talking')], [], 'e')
  rows.apply([call('a', 2, 'offered')], [], 'e')
  rows.apply([call('a', 3, 'queued')], [], 'e')
  expect(calls.get('a')).toMatchObject({ version: 3, state: 'talking' })
  rows.apply([call('a', 4, 'wrap-up')], [], 'e')
  expect(calls.get('a')?.state).toBe('wrap-up')
})

test('what is gone stays gone, even when its news come late', () => {
  const { calls, rows } = kept()
  rows.apply([call('a', 1)], [], 'e')
  rows.apply([], [{ kind: 'call', id: 'a', version: 5 }], 'e')
  rows.apply([call('a', 4)], [], 'e')
  expect(calls.size).toBe(0)
  rows.apply([call('a', 6)], [], 'e')
  expect(calls.get('a')?.version).toBe(6)
})

test('a going that is older than what is held changes nothing', () => {
  const { calls, rows } = kept()
  rows.apply([call('a', 7)], [], 'e')
  rows.apply([], [{ kind: 'call', id: 'a', version: 6 }], 'e')
  expect(calls.get('a')?.version).toBe(7)
})

test('a snapshot drops what it does not name and keeps what it knows better', () => {
  const { calls, rows } = kept()
  rows.apply([call('a', 9, 'talking'), call('b', 1)], [], 'e')
  rows.replace([call('a', 8, 'offered')], 'e')
  expect([...calls.values()]).toEqual([call('a', 9, 'talking')])
})

test('figures of a new epoch replace the old ones, although their versions are lower', () => {
  const { queues, rows } = kept()
  rows.apply([queue('general', 900, 7), queue('english', 900, 1)], [], 'one')
  rows.replace([queue('general', 2, 3)], 'two')
  expect([...queues.values()]).toEqual([queue('general', 2, 3)])
})

test('a stored row does not fall back in a new epoch', () => {
  const { calls, rows } = kept()
  rows.apply([call('a', 9, 'wrap-up')], [], 'one')
  rows.replace([call('a', 8, 'talking')], 'two')
  expect(calls.get('a')?.state).toBe('wrap-up')
})

test('a reply brings rows but no figures: it has no epoch', () => {
  const { calls, queues, rows } = kept()
  rows.apply([call('a', 1), queue('general', 1, 5)])
  expect([calls.size, queues.size]).toEqual([1, 0])
})

test('kinds nobody keeps are passed over, and clearing forgets everything', () => {
  const { calls, rows } = kept()
  rows.apply([{ kind: 'notice', id: 'n', version: 1 } as unknown as Row, call('a', 5)], [], 'e')
  rows.apply([], [{ kind: 'call', id: 'b', version: 5 }], 'e')
  rows.clear()
  expect(calls.size).toBe(0)
  rows.apply([call('b', 1)], [], 'f')
  expect(calls.size).toBe(1)
})
