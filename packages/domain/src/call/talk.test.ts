import { expect, test } from 'vitest'
import { ok, refuse } from '../result.ts'
import * as arb from '../testing/arbitraries.ts'
import { granted } from '../testing/granted.ts'
import { standardTimings } from '../timings.ts'
import { newCall } from './call.ts'
import { abandonCall, closeCall, endCall, failCall, isCutOff, transferOut } from './ending.ts'
import { answerCall, offerCall } from './offer.ts'
import { legFailedEarly, moveToQueue, prioritiseCall, reQueueCall, transferToQueue } from './place.ts'
import { belongsTo, connectCall, holdCall, resumeCall } from './talk.ts'

const operatorId = arb.operatorIds[0]!
const [general, english] = arb.queueIds as [(typeof arb.queueIds)[0], (typeof arb.queueIds)[0]]
const t0 = arb.noon
const after = (seconds: number) => t0 + seconds * 1_000

const queued = newCall({ id: arb.callIds[0]!, queueId: general, requiredLevel: 2, waitingSince: t0 })
const ringing = granted(offerCall(queued, operatorId, t0, standardTimings))
const talking = granted(answerCall(ringing, { operatorId, fence: 1 }, after(4)))
const held = granted(holdCall(talking))

test('[C6] a caller who hangs up unanswered has abandoned, also while it rings', () => {
  expect(abandonCall(queued, after(9))).toEqual(ok({ ...queued, state: 'abandoned', endedAt: after(9) }))
  expect(abandonCall(ringing, after(9))).toEqual(ok({ ...queued, state: 'abandoned', fence: 1, endedAt: after(9) }))
  expect(abandonCall(talking, after(9))).toEqual(refuse('wrong-state'))
})

test('[C7] a talk is held and resumed', () => {
  expect(held.state).toBe('held')
  expect(resumeCall(held)).toEqual(ok(talking))
  expect(holdCall(held)).toEqual(refuse('wrong-state'))
  expect(resumeCall(talking)).toEqual(refuse('wrong-state'))
})

test('[C8] the talk clock starts with the first joined voice', () => {
  const connected = granted(connectCall(talking, after(5)))
  expect(connected.connectedAt).toBe(after(5))
  expect(connectCall(connected, after(90))).toEqual(ok(connected))
  expect(connectCall(ringing, after(5))).toEqual(refuse('wrong-state'))
})

test.each([talking, held])('[C9] a $state call ends in wrap-up and is closed as answered', (live) => {
  const wrapUp = granted(endCall(live, after(60)))
  expect(wrapUp).toMatchObject({ state: 'wrap-up', operatorId, endedAt: after(60) })
  expect(closeCall(wrapUp)).toEqual(ok({ ...wrapUp, state: 'closed', outcome: 'answered' }))
  expect(closeCall(live)).toEqual(refuse('wrong-state'))
})

test('[C10] a leg that fails within 5 s of the answer puts the call back to the front', () => {
  expect(legFailedEarly(talking, after(9), standardTimings)).toBe(true)
  expect(legFailedEarly(talking, after(9) + 1, standardTimings)).toBe(false)
  expect(legFailedEarly(ringing, after(5), standardTimings)).toBe(false)
  expect(reQueueCall(granted(connectCall(talking, after(5))), after(6))).toEqual(
    ok({ ...queued, fence: 1, returnedAt: after(6) }),
  )
})

test('[C11] a call transferred to a queue stands at its front, its need counted from now', () => {
  expect(transferToQueue(held, { queueId: english, requiredLevel: 3 }, after(50))).toEqual(
    ok({
      ...queued,
      fence: 1,
      queueId: english,
      requiredLevel: 3,
      waitingSince: after(50),
      returnedAt: after(50),
    }),
  )
  expect(transferToQueue(queued, { queueId: english, requiredLevel: 3 }, after(50))).toEqual(refuse('wrong-state'))
})

test('[C12] outside is transferred out, a lost line is failed', () => {
  expect(transferOut(held, after(50))).toEqual(
    ok({ ...held, state: 'closed', outcome: 'transferred-out', endedAt: after(50) }),
  )
  expect(failCall(talking, after(50))).toEqual(refuse('wrong-state'))
  expect(['line-lost', 'switch-lost', 'error'].map(isCutOff)).toEqual([true, true, true])
  expect(['caller', 'operator', 'hub', 'transferred', 'leg-failed'].some(isCutOff)).toBe(false)
  expect(failCall(ringing, after(5))).toEqual(
    ok({ ...queued, fence: 1, state: 'closed', outcome: 'failed', endedAt: after(5) }),
  )
})

test('[C13] a lead moves queued calls and prioritises waiting ones, and their wait goes with them', () => {
  expect(moveToQueue(queued, english)).toEqual(ok({ ...queued, queueId: english }))
  expect(moveToQueue(queued, english, 3)).toEqual(ok({ ...queued, queueId: english, requiredLevel: 3 }))
  expect(moveToQueue(ringing, english)).toEqual(refuse('wrong-state'))
  expect(prioritiseCall(ringing, 5)).toEqual(ok({ ...ringing, priority: 5 }))
  expect(prioritiseCall(talking, 5)).toEqual(refuse('wrong-state'))
})

test('[C15] only the operator who has a call commands it', () => {
  expect(belongsTo(talking, operatorId)).toEqual(ok(talking))
  expect(belongsTo(talking, arb.operatorIds[1]!)).toEqual(refuse('not-your-call'))
  expect(belongsTo(talking, operatorId, 0)).toEqual(refuse('stale-fence'))
  expect(belongsTo(granted(abandonCall(ringing, after(5))), operatorId)).toEqual(refuse('call-gone'))
})
