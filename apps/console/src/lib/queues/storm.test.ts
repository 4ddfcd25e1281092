import type { QueueId } from '@hearline/domain'
import type { OperatorRow, QueueRow } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { reachOf } from './storm.ts'

const [general, english] = ['general', 'english'] as [QueueId, QueueId]
const queue = (id: QueueId, waiting: number): QueueRow => ({
  ...{ kind: 'queue', id, version: 1, name: { zh: id, en: id }, waiting, staffed: 1, serving: 1, ready: 0 },
})
const seat = (n: number, queueId: QueueId, rest: Partial<OperatorRow> = {}, reserve = false): OperatorRow => ({
  ...{ kind: 'operator', id: `o${n}` as OperatorRow['id'], version: 1, username: `${n}`, name: `${n}` },
  ...{
    groupId: 'g1' as OperatorRow['groupId'],
    availability: 'ready',
    activity: 'idle',
    since: '2026-01-01T00:00:00Z',
  },
  ...{ queues: [{ queueId, level: 1, reserve }], changedBy: { actor: '', cause: 'own' } },
  ...rest,
})

test('a storm reaches the callers, the operators and the reserve seats of its queues that sleep', () => {
  const queues = new Map([queue(general, 9), queue(english, 30)].map((each) => [each.id as string, each]))
  const people = [
    seat(1, general),
    seat(2, general, {}, true),
    seat(3, general, { activity: 'talking' }, true),
    seat(4, general, { availability: 'break' }, true),
    seat(5, english, {}, true),
  ]
  expect(reachOf([general, english], queues, people, () => 20)).toEqual({
    ...{ queues: 2, waiting: 39, operators: 4, reserves: 2, reservesReady: 1 },
  })
  expect(reachOf([english], queues, people, () => 20)).toMatchObject({ queues: 1, operators: 1, reserves: 0 })
})
