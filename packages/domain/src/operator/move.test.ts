import fc from 'fast-check'
import { expect, test } from 'vitest'
import { refuse } from '../result.ts'
import * as arb from '../testing/arbitraries.ts'
import { granted } from '../testing/granted.ts'
import { endDueMoves, endMove, movedBy, moveSeat, nextMoveEnd } from './move.ts'
import type { Operator } from './operator.ts'

const [first, second, third] = arb.queueIds as [(typeof arb.queueIds)[0], ...typeof arb.queueIds]
const home = [
  { queueId: first, level: 3, reserve: false },
  { queueId: third!, level: 2, reserve: true },
] as const
const talking: Operator = {
  ...{ id: arb.operatorIds[0]!, groupId: arb.groupIds[0]!, queues: [...home], callId: arb.callIds[0]! },
  ...{ availability: 'ready', activity: 'talking', since: arb.noon, idleSince: arb.noon },
  changedBy: { actor: 'op0001', cause: 'own' },
}
const move = (moveId: string, actor = 'lead001', until?: number) => ({
  ...{ moveId, actor, name: actor, at: arb.noon, queues: [second!, first] },
  ...(until === undefined ? {} : { until }),
})

test('[O16] a moved seat goes on with what it is doing, at the levels she has', () => {
  const { moves, queues, ...rest } = granted(moveSeat(talking, move('m1')))
  expect(rest).toEqual({ ...talking, queues: undefined })
  expect(queues).toEqual([
    { queueId: second, level: 1, reserve: false },
    { queueId: first, level: 3, reserve: false },
  ])
  expect(moves).toMatchObject([{ moveId: 'm1', actor: 'lead001', before: home }])
  const back = granted(moveSeat(granted(moveSeat(talking, { ...move('m2'), queues: [second!] })), move('m3')))
  expect(back.queues[1]).toMatchObject({ queueId: first, level: 3 })
})

test('[L1] two leads move one operator: the second learns who won, unless she knows it', () => {
  const moved = granted(moveSeat(talking, move('m1')))
  expect(moveSeat(moved, move('m2', 'lead002'))).toEqual(refuse('moved-by-other'))
  expect(movedBy(moved)).toMatchObject({ moveId: 'm1', actor: 'lead001' })
  expect(movedBy(granted(moveSeat(moved, move('m3'))))?.moveId).toBe('m3')
  expect(movedBy(granted(moveSeat(moved, { ...move('m4', 'lead002'), over: ['m1'] })))?.moveId).toBe('m4')
  expect(moveSeat({ ...talking, availability: 'signed-out', activity: 'idle' }, move('m5'))).toEqual(refuse('no-seat'))
})

test('[L2] in whatever order moves end, the last end brings her home', () => {
  const ids = ['a', 'b', 'c', 'd']
  const queues = fc.uniqueArray(fc.constantFrom(...arb.queueIds), { minLength: 1, maxLength: 3 })
  const moves = fc.tuple(...ids.map((moveId) => queues.map((to) => ({ ...move(moveId), queues: to }))))
  fc.assert(
    fc.property(moves, fc.shuffledSubarray(ids, { minLength: 4 }), (made, order) => {
      const moved = made.reduce((one, each) => granted(moveSeat(one, each)), talking)
      expect(order.reduce((one, id) => granted(endMove(one, id)), moved)).toEqual(talking)
    }),
  )
  expect(endMove(talking, 'a')).toEqual(refuse('wrong-state'))
})

test('[L3] a move that ends under a newer one leaves the newer in force', () => {
  const moved = granted(moveSeat(talking, move('m1', 'lead001', arb.noon + 1_000)))
  const twice = granted(moveSeat(moved, { ...move('m2', 'lead001', arb.noon + 9_000), queues: [third!] }))
  expect(nextMoveEnd(twice)).toBe(arb.noon + 1_000)
  expect(endDueMoves(twice, arb.noon + 999)).toEqual(twice)
  const left = endDueMoves(twice, arb.noon + 1_000)
  expect(left.queues).toEqual(twice.queues)
  expect(left.moves).toMatchObject([{ moveId: 'm2', before: home }])
  expect(endDueMoves(left, arb.noon + 9_000)).toEqual(talking)
  expect(endDueMoves(twice, arb.noon + 9_000)).toEqual(talking)
})
