import type { CallId, CallState, OperatorId } from '@hearline/domain'
import type { LiveChange, LiveRow } from '@hearline/store'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { callChange, operatorChange, seatChange } from '../testing/rows.ts'
import { FloorModel } from './model.ts'

const ids = ['a', 'b', 'c'] as CallId[]
const states: CallState[] = ['queued', 'offered', 'talking', 'wrap-up', 'closed', 'abandoned']

/** Histories of a few calls: each a run of versions, the state of each version drawn. */
const histories = fc
  .tuple(...ids.map(() => fc.array(fc.constantFrom(...states), { minLength: 1, maxLength: 6 })))
  .map((runs) => runs.flatMap((run, i) => run.map((state, v) => callChange({ id: ids[i]!, version: v + 1, state }))))

const plain = (model: FloorModel) => [...model.calls.values()].sort((a, b) => (a.id < b.id ? -1 : 1))

describe('the floor model', () => {
  test('is the same in whatever order and however often rows come', () => {
    fc.assert(
      fc.property(
        histories.chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray(all, { minLength: all.length }),
            fc.array(fc.constantFrom(...all)),
          ),
        ),
        ([all, shuffled, twice]) => {
          const straight = new FloorModel()
          straight.apply(all)
          const muddled = new FloorModel()
          for (const change of [...shuffled, ...twice]) muddled.apply([change])
          expect(plain(muddled)).toEqual(plain(straight))
        },
      ),
    )
  })

  test('holds the last version of each call, when that is open', () => {
    fc.assert(
      fc.property(histories, (all) => {
        const model = new FloorModel()
        model.apply(all)
        for (const id of ids) {
          const last = (all as { row: LiveRow<'call'> }[]).findLast(({ row }) => row.id === id)!.row
          const open = last.state !== 'closed' && last.state !== 'abandoned'
          expect(model.calls.get(id)).toEqual(open ? last : undefined)
        }
      }),
    )
  })

  test('forgets what closed before a moment, and no more', () => {
    let clock = 0
    const model = new FloorModel(() => clock)
    model.heard({ asOf: 1_000, hubs: [], dataEpoch: 'd' })
    const [first, second] = ids as [CallId, CallId]
    model.apply([callChange({ id: first, version: 5, state: 'closed' })])
    clock = 10
    model.apply([callChange({ id: second, version: 5, state: 'closed' })])
    clock = 20
    model.apply([callChange({ id: first, version: 6, state: 'closed' })])
    model.forget(1_015)
    model.apply([callChange({ id: first, version: 5 }), callChange({ id: second, version: 4 })])
    expect([...model.calls.keys()]).toEqual([second])
  })

  test('lets go of sign-ins that ended by time', () => {
    const model = new FloorModel()
    const row = { version: 1, userId: 'p', tokenHash: 'h', revokedAt: null }
    const lasting = (id: string, expiresAt: number): LiveChange => ({ kind: 'session', row: { ...row, id, expiresAt } })
    model.apply([lasting('short', 5_000), lasting('long', 9_000)])
    model.forget(5_001)
    expect([...model.sessions.keys()]).toEqual(['long'])
  })

  test('does not raise the dead', () => {
    const model = new FloorModel()
    model.apply([callChange({ id: ids[0]!, version: 5, state: 'closed' })])
    expect(model.apply([callChange({ id: ids[0]!, version: 4, state: 'talking' })])).toEqual([])
    expect(model.calls.size).toBe(0)
  })

  test('tells what a row was before, each step once', () => {
    const model = new FloorModel()
    const heard: (readonly [number | undefined, number])[] = []
    const stop = model.onApplied((applied) => {
      for (const { old, row } of applied) heard.push([old?.version, row.version])
    })
    const change = (version: number) => callChange({ id: ids[0]!, version })
    model.apply([change(1), change(3)])
    model.apply([change(2), change(3)])
    stop()
    model.apply([change(4)])
    expect(heard).toEqual([
      [undefined, 1],
      [1, 3],
    ])
  })

  test('an operator who signed out and in again is back', () => {
    const model = new FloorModel()
    const change = (version: number, availability: 'busy' | 'signed-out') => operatorChange({ version, availability })
    model.apply([change(1, 'busy'), change(2, 'signed-out')])
    expect(model.operators.size).toBe(0)
    model.apply([change(3, 'busy')])
    expect(model.operators.size).toBe(1)
  })
})

describe('presence', () => {
  const operatorId = 'o' as OperatorId
  const hubId = 'h'

  function floor(changes: LiveChange[]) {
    let clock = 0
    const model = new FloorModel(() => clock)
    model.heard({ asOf: 1_000, hubs: [{ id: hubId, leaseEndsAt: 6_000 }], dataEpoch: 'd' })
    model.apply(changes)
    return { model, pass: (ms: number) => (clock += ms) }
  }

  test('needs a seat that is present', () => {
    expect(floor([]).model.isPresent(operatorId)).toBe(false)
    const seat = (state: 'present' | 'silent') => seatChange({ operatorId, hubId, state })
    expect(floor([seat('present')]).model.isPresent(operatorId)).toBe(true)
    expect(floor([seat('silent')]).model.isPresent(operatorId)).toBe(false)
  })

  test('ends with the lease of the hub, by the clock of the database', () => {
    const { model, pass } = floor([seatChange({ operatorId, hubId, state: 'present' })])
    pass(4_999)
    expect(model.isPresent(operatorId)).toBe(true)
    pass(1)
    expect(model.isPresent(operatorId)).toBe(false)
    model.heard({ asOf: 7_000, hubs: [{ id: hubId, leaseEndsAt: 12_000 }], dataEpoch: 'd' })
    expect(model.isPresent(operatorId)).toBe(true)
  })
})
