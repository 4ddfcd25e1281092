import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ok, refuse } from '../result.ts'
import * as arb from '../testing/arbitraries.ts'
import { granted } from '../testing/granted.ts'
import { standardTimings } from '../timings.ts'
import { isWaiting, newCall, type Call } from './call.ts'
import { abandonCall, endCall } from './ending.ts'
import { answerCall, declineCall, offerCall, returnCall } from './offer.ts'

const [wang, chen] = arb.operatorIds as [(typeof arb.operatorIds)[0], (typeof arb.operatorIds)[0]]
const [general] = arb.queueIds as [(typeof arb.queueIds)[0]]
const t0 = arb.noon
const after = (seconds: number) => t0 + seconds * 1_000

const queued = newCall({ id: arb.callIds[0]!, queueId: general, requiredLevel: 2, waitingSince: t0 })
const ringing = granted(offerCall(queued, wang, after(3), standardTimings))

test('[C1] a new call is queued with fence 0 where it has waited since', () => {
  expect(queued).toEqual({
    id: arb.callIds[0],
    state: 'queued',
    queueId: general,
    priority: 0,
    requiredLevel: 2,
    waitingSince: t0,
    fence: 0,
  })
  expect(newCall({ ...queued, priority: 3 }).priority).toBe(3)
  expect(isWaiting(queued)).toBe(true)
})

test('[C2] an offer raises the fence and leases the call for 15 s', () => {
  expect(ringing).toEqual({ ...queued, state: 'offered', operatorId: wang, fence: 1, leaseEndsAt: after(18) })
  expect(offerCall(ringing, chen, after(4), standardTimings)).toEqual(refuse('wrong-state'))
})

test('[C3] the operator it rings at answers with its fence', () => {
  const talking = granted(answerCall(ringing, { operatorId: wang, fence: 1 }, after(9)))
  expect(talking).toMatchObject({ state: 'talking', operatorId: wang, fence: 1, answeredAt: after(9) })
  expect(talking).not.toHaveProperty('leaseEndsAt')
})

test('[C3] the last millisecond of the lease still counts, its end does not', () => {
  expect(answerCall(ringing, { operatorId: wang, fence: 1 }, after(18) - 1).ok).toBe(true)
  expect(answerCall(ringing, { operatorId: wang, fence: 1 }, after(18))).toEqual(refuse('stale-fence'))
})

test('[C4] each answer that is not the offer’s own is refused for its reason', () => {
  const answer = (call: Call, operatorId = wang, fence = 1) => answerCall(call, { operatorId, fence }, after(9))
  const returned = granted(returnCall(ringing, after(8)))
  const talking = granted(answer(ringing))
  expect(answer(granted(abandonCall(ringing, after(8))))).toEqual(refuse('call-gone'))
  expect(answer(returned)).toEqual(refuse('stale-fence'))
  expect(answer(granted(offerCall(returned, chen, after(8), standardTimings)))).toEqual(refuse('stale-fence'))
  expect(answer(ringing, wang, 2)).toEqual(refuse('stale-fence'))
  expect(answer(ringing, chen)).toEqual(refuse('not-your-call'))
  expect(answer(talking)).toEqual(refuse('wrong-state'))
  expect(answer(granted(endCall(talking, after(9))))).toEqual(refuse('wrong-state'))
})

test('[C4] of any claims on one offer, in any order, exactly the right one wins', () => {
  const claim = fc.record({ operatorId: fc.constantFrom(wang, chen), fence: fc.integer({ min: 0, max: 2 }) })
  fc.assert(
    fc.property(fc.array(claim), (claims) => {
      let call = ringing
      const winners = claims.filter((c) => {
        const result = answerCall(call, c, after(9))
        if (result.ok) call = result.value
        return result.ok
      })
      const rightful = claims.filter((c) => c.operatorId === wang && c.fence === 1)
      expect(winners).toEqual(rightful.slice(0, 1))
    }),
  )
})

test('[C5] an offer that comes back stands at the front and keeps wait and first return', () => {
  const once = granted(returnCall(ringing, after(13)))
  expect(once).toEqual({ ...queued, fence: 1, returnedAt: after(13) })
  const again = granted(offerCall(once, chen, after(14), standardTimings))
  expect(declineCall(again, { operatorId: chen, fence: 2 }, after(20))).toEqual(
    ok({ ...queued, fence: 2, returnedAt: after(13) }),
  )
  expect(declineCall(again, { operatorId: wang, fence: 1 }, after(20))).toEqual(refuse('stale-fence'))
  expect(declineCall(again, { operatorId: wang, fence: 2 }, after(20))).toEqual(refuse('not-your-call'))
  expect(returnCall(once, after(20))).toEqual(refuse('wrong-state'))
})
