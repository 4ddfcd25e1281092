import { expect, test } from 'vitest'
import { takeOver } from '../call/take-over.ts'
import { reserveLimit, stormAnnouncements, type Storm } from '../queue/storm.ts'
import { refuse } from '../result.ts'
import * as arb from '../testing/arbitraries.ts'
import { granted } from '../testing/granted.ts'
import { lead } from '../testing/operator-moves.ts'
import { standardTimings } from '../timings.ts'
import { answerBreak, requestBreak } from './break-request.ts'
import { chooseAvailability, clearNextAvailability } from './choice.ts'
import { answerHand, lowerHand, raiseHand } from './hand.ts'
import { isHidden, leaveMonitor, monitorCall } from './monitor.ts'
import type { Operator } from './operator.ts'
import { signOut } from './session.ts'
import { beginWrapUp } from './wrap-up.ts'

const { noon } = arb
const callId = arb.callIds[0]!
const ready: Operator = {
  ...{ id: arb.operatorIds[0]!, groupId: arb.groupIds[0]!, queues: [] },
  ...{ availability: 'ready', activity: 'idle', since: noon, idleSince: noon },
  changedBy: { actor: 'op0001', cause: 'own' },
}
const talking: Operator = { ...ready, activity: 'talking', callId }
const chen = { actor: 'lead001', name: '陈' }
const li = { actor: 'lead002', name: '李' }

test('[L4] a break outside the quota is asked for, and granted, refused or taken back', () => {
  const asked = granted(requestBreak(ready, { minutes: 10 }, noon))
  expect(asked).toEqual({ ...ready, breakRequest: { at: noon, minutes: 10 } })
  expect(granted(requestBreak(asked, {}, noon + 9)).breakRequest).toEqual({ at: noon })
  const there = granted(answerBreak(asked, true, noon + 5, lead))
  expect(there).toEqual({ ...ready, availability: 'break', since: noon + 5, changedBy: lead })
  expect(granted(answerBreak(asked, false, noon + 5, lead))).toEqual(ready)
  expect(answerBreak(ready, true, noon, lead)).toEqual(refuse('wrong-state'))
  expect(granted(chooseAvailability(asked, { availability: 'ready' }, true, noon)).breakRequest).toBeUndefined()
  expect(granted(clearNextAvailability(asked))).toEqual(ready)
  expect(granted(signOut(asked, noon)).breakRequest).toBeUndefined()
  expect(requestBreak({ ...ready, availability: 'signed-out' }, {}, noon)).toEqual(refuse('no-seat'))
})

test('[L5] granted on a call it comes after wrap-up, as her own wish', () => {
  const asked = granted(requestBreak(talking, { minutes: 10 }, noon))
  const wish = granted(answerBreak(asked, true, noon, lead))
  expect(wish).toEqual({ ...talking, nextAvailability: { availability: 'break', minutes: 10 } })
  expect(granted(clearNextAvailability(wish))).toEqual(talking)
})

test('[L6] a hand stays until it is lowered; the second lead learns who answered', () => {
  const raised = granted(raiseHand(ready, noon, 'angry caller'))
  expect(granted(raiseHand(raised, noon + 9)).hand).toEqual({ at: noon })
  const answered = granted(answerHand(raised, chen, noon + 1))
  expect(answered.hand).toEqual({ at: noon, words: 'angry caller', answeredBy: { ...chen, at: noon + 1 } })
  expect(answerHand(answered, li, noon + 2)).toEqual(refuse('already-answered'))
  expect(answerHand(ready, li, noon)).toEqual(refuse('wrong-state'))
  expect(granted(raiseHand(answered, noon + 9)).hand).toEqual({ at: noon + 9 })
  expect(lowerHand(answered)).toEqual(ready)
  expect(granted(signOut(raised, noon)).hand).toBeUndefined()
})

test('[L7] one lead at a time is on a call, and it ends with the talk', () => {
  const listen = { ...chen, callId, mode: 'listen', since: noon } as const
  const heard = granted(monitorCall(talking, listen))
  expect(granted(monitorCall(heard, { ...listen, mode: 'barge', since: noon + 9 })).monitor).toEqual({
    ...listen,
    mode: 'barge',
  })
  expect(monitorCall(heard, { ...listen, ...li })).toEqual(refuse('already-monitored'))
  expect(monitorCall(ready, listen)).toEqual(refuse('wrong-state'))
  expect(leaveMonitor(heard, li.actor)).toEqual(refuse('wrong-state'))
  expect(granted(leaveMonitor(heard, chen.actor))).toEqual(talking)
  expect(granted(beginWrapUp(heard, noon, standardTimings)).monitor).toBeUndefined()
  expect((['listen', 'whisper', 'barge'] as const).map((mode) => isHidden({ mode }))).toEqual([true, false, false])
})

test('[L8] a lead takes over a call that nobody else is asked about', () => {
  const [mine, hers] = arb.operatorIds as [typeof ready.id, typeof ready.id]
  const place = { id: callId, queueId: arb.queueIds[0]!, priority: 0, requiredLevel: 1, waitingSince: noon } as const
  const call = { ...place, state: 'held', fence: 4, operatorId: mine, answeredAt: noon } as const
  const taken = granted(takeOver(call, hers, '王'))
  expect(taken).toMatchObject({ state: 'talking', fence: 5, operatorId: hers, answeredAt: noon })
  expect(taken.transferredBy).toEqual({ operatorId: mine, name: '王', kind: 'take-over' })
  const party = { kind: 'number', state: 'ringing', fence: 4, leg: 'l', since: noon } as const
  expect(takeOver({ ...call, party }, hers, '王')).toEqual(refuse('wrong-state'))
  expect(takeOver(call, mine, '王')).toEqual(refuse('wrong-state'))
  expect(takeOver({ ...place, state: 'closed', fence: 4 }, hers, '王')).toEqual(refuse('call-gone'))
})

test('[L9] a storm wakes the reserve at the first caller and says what was switched on', () => {
  const switches = { announcement: true, callBackOffer: true, reserveSeats: true, reducedForm: false }
  const storm: Storm = { ...chen, since: noon, reason: 'rain', ...switches }
  expect(reserveLimit({ reserveAbove: 20, storm })).toBe(0)
  expect(reserveLimit({ reserveAbove: 20, storm: { ...storm, reserveSeats: false } })).toBe(20)
  expect(reserveLimit({ reserveAbove: 20, storm: null })).toBe(20)
  expect(stormAnnouncements(storm)).toEqual(['storm', 'call-back-offer'])
  expect(stormAnnouncements({ ...storm, announcement: false })).toEqual(['call-back-offer'])
  expect(stormAnnouncements(null)).toEqual([])
})
