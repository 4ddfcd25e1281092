import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newCall, type Call } from '../call/call.ts'
import { applyEvent, type CallEvent } from '../call/history.ts'
import * as arb from '../testing/arbitraries.ts'
import { standardTimings as timings } from '../timings.ts'
import { heldBy, staysOf, type CallMoment } from './call-log.ts'
import { entriesOf } from './entry.ts'

const [general, english] = [arb.queueIds[0]!, arb.queueIds[1]!]
const [one, other] = [arb.operatorIds[0]!, arb.operatorIds[1]!]
const start = arb.noon
const arrived = newCall({ id: arb.callIds[0]!, queueId: general, requiredLevel: 1, waitingSince: start })
const known = { hotline: '12345', arrivedAt: start }
const plain = ['returned', 're-queued', 'held', 'resumed', 'abandoned', 'failed', 'ended', 'closed'] as const

const act = fc.oneof(
  fc.constant({ type: 'offered', operatorId: one } as const),
  fc.nat(3).map((fence) => ({ type: 'answered', operatorId: one, fence }) as const),
  fc.constantFrom(...plain).map((type) => ({ type })),
  fc.constantFrom(general, english).map((queueId) => ({ type: 'moved', queueId, requiredLevel: 1 }) as const),
  fc.constantFrom(general, english).map((queueId) => ({ type: 'transferred', queueId, requiredLevel: 1 }) as const),
)

/** How the call stood after each act that was not refused. */
function momentsOf(events: readonly CallEvent[]): CallMoment[] {
  let call: Call = arrived
  const moments: CallMoment[] = [{ ...call, at: start }]
  for (const event of events) {
    const next = applyEvent(call, event, timings)
    if (!next.ok) continue
    call = next.value
    moments.push({ ...call, at: event.at })
  }
  return moments
}

test('[K2] how a call stood tells the same stays as what was done with it', () => {
  const acts = fc.array(act, { maxLength: 25 })
  fc.assert(
    fc.property(acts, (given) => {
      const events = given.map((each, n) => ({ ...each, at: start + (n + 1) * 1_500 }))
      const stays = staysOf(momentsOf(events), { callId: arrived.id, ...known })
      expect(stays).toEqual(entriesOf(arrived, known, events, timings))
    }),
    { numRuns: 2_000 },
  )
})

test('hold is what lay within her talk, and not that of the next operator', () => {
  const at = (seconds: number) => start + seconds * 1_000
  const stood = (state: Call['state'], seconds: number, operatorId = one): CallMoment => ({
    ...{ state, operatorId, at: at(seconds), queueId: general, waitingSince: start, answeredAt: at(1) },
  })
  const moments = [
    ...[stood('talking', 1), stood('held', 10), stood('talking', 15), stood('consulting', 20)],
    ...[stood('talking', 30, other), stood('held', 40, other)],
  ]
  expect(heldBy(moments, one, at(1), at(30))).toBe(15_000)
  expect(heldBy(moments, one, at(12), at(30))).toBe(13_000)
  expect(heldBy(moments, other, at(30), at(45))).toBe(5_000)
})
