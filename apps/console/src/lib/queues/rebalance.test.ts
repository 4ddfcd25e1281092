import type { QueueId } from '@hearline/domain'
import type { OperatorRow, QueueRow } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { movable } from './choose.ts'
import { inboxOf } from './inbox.ts'
import { movesInForce } from './moves.ts'
import { whatIf, type Known } from './what-if.ts'

const [general, english, law] = ['general', 'english', 'law'] as [QueueId, QueueId, QueueId]
const at = (minute: number) => `2026-09-30T14:${String(minute).padStart(2, '0')}:00.000+08:00`

const seat = (n: number, rest: Partial<OperatorRow> = {}): OperatorRow => ({
  kind: 'operator',
  id: `o${n}` as OperatorRow['id'],
  version: 1,
  username: `op000${n}`,
  name: `${n}`,
  groupId: 'g001' as OperatorRow['groupId'],
  availability: 'ready',
  activity: 'idle',
  since: at(n),
  queues: [{ queueId: general, level: 2, reserve: false }],
  changedBy: { actor: 'op', cause: 'own' },
  ...rest,
})
const figures = (id: QueueId, waiting: number, staffed: number, ready: number, serving = staffed): QueueRow => ({
  ...{ kind: 'queue', id, version: 1, name: { zh: id, en: id }, waiting, staffed, serving, ready },
})
const known = (...rows: QueueRow[]): Map<string, Known> =>
  new Map(rows.map((queue) => [queue.id, { queue, reserveAbove: 5, handlingTime: 300_000 }]))

test('the rule takes the longest idle of a queue first, then those who are nearest to be free', () => {
  const floor = [
    seat(5),
    seat(2),
    seat(1, { activity: 'talking' }),
    seat(3, { activity: 'wrap-up' }),
    seat(4, { availability: 'break' }),
    seat(6, { queues: [{ queueId: general, level: 2, reserve: true }] }),
    seat(7, { queues: [general, english].map((queueId) => ({ queueId, level: 1, reserve: false })) }),
    seat(8, { moved: { moveId: 'm', actor: 'x', name: 'x', at: at(1), from: [law] } }),
    seat(9, { groupId: 'g002' as OperatorRow['groupId'] }),
    seat(0, { availability: 'busy' }),
  ]
  const mine = (one: OperatorRow) => one.groupId === 'g001'
  expect(movable(floor, { from: general, to: english }, mine).map((one) => one.name)).toEqual([
    ...['2', '5', '3', '1', '0'],
  ])
})

test('a preview tells both queues, and every other that loses a seat', () => {
  const both = [general, law].map((queueId) => ({ queueId, level: 2, reserve: false }) as const)
  const busy = seat(4, { availability: 'busy' })
  const movers = [seat(1), seat(2, { activity: 'talking' }), seat(3, { queues: both }), busy]
  const changes = whatIf(
    movers,
    [english],
    known(figures(general, 0, 10, 4, 7), figures(english, 6, 3, 0, 2), figures(law, 0, 1, 1)),
  )
  expect(changes).toEqual([
    {
      queueId: english,
      before: { staffed: 3, serving: 2, ready: 0, wait: (7 * 300_000) / 2 },
      after: { staffed: 7, serving: 5, ready: 2, wait: (5 * 300_000) / 5 },
    },
    {
      queueId: general,
      before: { staffed: 10, serving: 7, ready: 4, wait: 0 },
      after: { staffed: 6, serving: 4, ready: 2, wait: 0 },
    },
    {
      queueId: law,
      before: { staffed: 1, serving: 1, ready: 1, wait: 0 },
      after: { staffed: 0, serving: 0, ready: 0, wait: undefined },
    },
  ])
})

test('who keeps a queue changes nothing there, a sleeping reserve seat neither', () => {
  const asleep = seat(1, { queues: [{ queueId: general, level: 2, reserve: true }] })
  const floor = known(figures(general, 0, 10, 4), figures(english, 0, 2, 1))
  expect(whatIf([seat(2)], [english, general], floor).find(({ queueId }) => queueId === general)?.after.staffed).toBe(
    10,
  )
  expect(whatIf([asleep], [english], floor).find(({ queueId }) => queueId === general)?.after.staffed).toBe(10)
  const crowded = known({ ...figures(general, 6, 10, 4) }, figures(english, 0, 2, 1))
  expect(whatIf([asleep], [english], crowded).find(({ queueId }) => queueId === general)?.after.staffed).toBe(9)
})

test('in a storm the reserve wakes at the first caller, not before', () => {
  const reserve = seat(1, { queues: [{ queueId: general, level: 2, reserve: true }] })
  const switches = { announcement: false, callBackOffer: false, reserveSeats: true, reducedForm: false }
  const staffedAfter = (waiting: number) => {
    const stormy = { ...figures(general, waiting, 10, 4), storm: { since: at(0), ...switches } }
    return whatIf([reserve], [english], known(stormy, figures(english, 0, 2, 1)))[1]?.after.staffed
  }
  expect([staffedAfter(0), staffedAfter(1)]).toEqual([10, 9])
})

test('a move in force is one line with all it moved', () => {
  const moved = (minute: number, moveId: string, from: QueueId[]) => ({
    ...{ moveId, actor: 'lead', name: '陈', at: at(minute), until: at(59), from },
  })
  const english2 = [{ queueId: english, level: 1, reserve: false }] as const
  const floor = [
    seat(2, { queues: [...english2], moved: moved(3, 'm1', [general]) }),
    seat(1, { queues: [...english2], moved: moved(3, 'm1', [general, law]) }),
    seat(3, { moved: moved(9, 'm2', [law]) }),
    seat(4),
  ]
  expect(movesInForce(floor).map(({ id, from, to, people }) => [id, from, to, people.map((one) => one.name)])).toEqual([
    ['m2', [law], [general], ['3']],
    ['m1', [general, law], [english], ['1', '2']],
  ])
})

test('the inbox holds who waits for a lead, the oldest first', () => {
  const by = { actor: 'lead', name: '陈', at: at(9) }
  const floor = [
    seat(1, { hand: { at: at(8) }, breakRequest: { at: at(4) } }),
    seat(2, { hand: { at: at(5), answeredBy: by } }),
    seat(3, { hand: { at: at(6), words: '?' } }),
  ]
  expect(inboxOf(floor).map(({ id }) => id)).toEqual(['break/o1', 'hand/o3', 'hand/o1'])
})
