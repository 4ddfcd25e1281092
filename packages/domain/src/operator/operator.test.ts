import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as arb from '../testing/arbitraries.ts'
import { lead, operatorMoves, tryMove, type OperatorMove } from '../testing/operator-moves.ts'
import type { Activity } from './activity.ts'
import { activities } from './activity.ts'
import { availabilities, type Availability } from './availability.ts'
import { isOnCall, type Operator } from './operator.ts'

type State = `${Availability} ${Activity}`
const stateOf = (operator: Operator): State => `${operator.availability} ${operator.activity}`

const idle: State[] = ['busy idle', 'ready idle', 'break idle', 'training idle']
const engaged: State[] = ['ready offered', 'ready talking', 'ready held', 'ready consulting', 'ready wrap-up']
const onCall: State[] = ['ready talking', 'ready held', 'ready consulting']

/** Every step there is: from which states, and what may follow when no wish is pending. */
const steps: Record<OperatorMove['do'], { from: State[]; to: (move: OperatorMove, from: State) => State }> = {
  signIn: { from: ['signed-out idle'], to: () => 'busy idle' },
  signOut: { from: [...idle, 'ready wrap-up'], to: () => 'signed-out idle' },
  choose: { from: [...idle, ...engaged], to: wished },
  force: { from: [...idle, ...engaged], to: wished },
  endBreak: { from: ['break idle', 'training idle'], to: () => 'busy idle' },
  takeOffer: { from: ['ready idle'], to: () => 'ready offered' },
  answer: { from: ['ready offered'], to: () => 'ready talking' },
  returnOffer: { from: ['ready offered'], to: () => 'busy idle' },
  missOffer: { from: ['ready offered'], to: (move) => ('late' in move && move.late ? 'ready idle' : 'busy idle') },
  dropOffer: { from: ['ready offered'], to: () => 'ready idle' },
  hold: { from: ['ready talking', 'ready consulting'], to: () => 'ready held' },
  consult: { from: ['ready talking', 'ready held'], to: () => 'ready consulting' },
  resume: { from: ['ready held', 'ready consulting'], to: () => 'ready talking' },
  loseLeg: { from: onCall, to: () => 'busy idle' },
  leaveConsult: { from: ['ready consulting'], to: () => 'ready idle' },
  takeBack: { from: ['ready wrap-up'], to: () => 'ready offered' },
  beginWrapUp: { from: onCall, to: () => 'ready wrap-up' },
  wrapUpCallBack: { from: idle, to: () => 'ready wrap-up' },
  extendWrapUp: { from: ['ready wrap-up'], to: () => 'ready wrap-up' },
  finishWrapUp: { from: ['ready wrap-up'], to: () => 'ready idle' },
  overrunWrapUp: { from: ['ready wrap-up'], to: (move) => ('late' in move && move.late ? 'ready idle' : 'busy idle') },
}
function wished(move: OperatorMove, from: State): State {
  return 'wish' in move && !engaged.includes(from) ? `${move.wish.availability} idle` : from
}

/** The operator after the moves that were not refused; `look` sees each of them. */
function walk(
  start: Operator,
  moves: OperatorMove[],
  look?: (before: Operator, move: OperatorMove, after: Operator, now: number) => void,
): Operator {
  let operator = start
  for (const [step, move] of moves.entries()) {
    const now = arb.noon + step * 1_000
    const result = tryMove(operator, move, now)
    if (!result.ok) continue
    look?.(operator, move, result.value, now)
    operator = result.value
  }
  return operator
}

test('[O17] from every reached state only the listed steps succeed', () => {
  fc.assert(
    fc.property(arb.signedOutOperator, operatorMoves, operatorMoves, (start, before, tried) => {
      const operator = walk(start, before)
      const from = stateOf(operator)
      for (const move of tried) {
        const result = tryMove(operator, move, arb.noon)
        const { from: allowed, to } = steps[move.do]
        if (!result.ok) {
          if (allowed.includes(from))
            expect(['break-quota', 'no-extensions-left', 'not-your-call']).toContain(result.error)
          continue
        }
        expect(allowed).toContain(from)
        const next = operator.nextAvailability?.availability
        const leaves = engaged.includes(from) && to(move, from).endsWith(' idle') && move.do !== 'signOut'
        expect(stateOf(result.value)).toBe(leaves && next ? `${next} idle` : to(move, from))
      }
    }),
    { numRuns: 500 },
  )
})

test('[O17] every availability and every activity is reached', () => {
  const reached = new Set<string>()
  fc.assert(
    fc.property(arb.signedOutOperator, operatorMoves, (start, moves) => {
      walk(start, moves, (_before, _move, after) => reached.add(after.availability).add(after.activity))
    }),
    { numRuns: 1_000, seed: 12345 },
  )
  expect([...reached].sort()).toEqual([...availabilities, ...activities].sort())
})

test('[O17] who is engaged is ready and has a call; nobody else has one', () => {
  fc.assert(
    fc.property(arb.signedOutOperator, operatorMoves, (start, moves) => {
      walk(start, moves, (_before, _move, after) => {
        expect('callId' in after).toBe(after.activity !== 'idle')
        if (after.activity !== 'idle') expect(after.availability).toBe('ready')
      })
    }),
  )
})

test('[W1] a wrap-up is there in wrap-up only, and no call is offered until it is over', () => {
  fc.assert(
    fc.property(arb.signedOutOperator, operatorMoves, (start, moves) => {
      walk(start, moves, (before, move, after) => {
        expect('wrapUp' in after).toBe(after.activity === 'wrap-up')
        if (move.do === 'takeOffer') expect(before).not.toHaveProperty('wrapUp')
        if (after.activity !== 'wrap-up' || before.activity === 'wrap-up') return
        expect(isOnCall(before) || move.do === 'wrapUpCallBack').toBe(true)
      })
    }),
  )
})

test('[O4] the pending wish is the last one that differs from what she has', () => {
  fc.assert(
    fc.property(arb.signedOutOperator, operatorMoves, (start, moves) => {
      let pending: string | undefined
      const last = walk(start, moves, (before, move, after) => {
        if ('wish' in move && before.activity !== 'idle') {
          pending = move.wish.availability === before.availability ? undefined : move.wish.availability
        }
        if (after.activity === 'idle') pending = undefined
        expect(after.nextAvailability?.availability).toBe(pending)
      })
      if (last.activity === 'idle') expect(last).not.toHaveProperty('nextAvailability')
    }),
    { numRuns: 500 },
  )
})

test('[O15] what a lead forced shows the lead when it takes effect', () => {
  fc.assert(
    fc.property(arb.signedOutOperator, operatorMoves, (start, moves) => {
      walk(start, moves, (before, move, after) => {
        if (move.do === 'force' && before.activity === 'idle') expect(after.changedBy).toEqual(lead)
        const taken = before.nextAvailability
        if (taken?.by && after.activity === 'idle' && move.do !== 'signOut') expect(after.changedBy).toEqual(lead)
      })
    }),
    { numRuns: 500 },
  )
})

test('[O3] since moves exactly when availability or activity does', () => {
  fc.assert(
    fc.property(arb.signedOutOperator, operatorMoves, (start, moves) => {
      walk(start, moves, (before, _move, after, now) => {
        expect(after.since).toBe(stateOf(before) === stateOf(after) ? before.since : now)
      })
    }),
  )
})
