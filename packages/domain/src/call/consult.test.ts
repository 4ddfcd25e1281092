import { describe, expect, test } from 'vitest'
import { ok, refuse } from '../result.ts'
import * as arb from '../testing/arbitraries.ts'
import { granted } from '../testing/granted.ts'
import { standardTimings } from '../timings.ts'
import { newCall, type Call } from './call.ts'
import { completeTransfer, joinParty, letGo, partyAnswers, reachOut } from './consult.ts'
import { abandonCall, endCall } from './ending.ts'
import { answerCall, offerCall, returnCall } from './offer.ts'
import { goesBackTo, passOn, transferToQueue } from './place.ts'
import { holdCall } from './talk.ts'

const [wang, li, zhao] = arb.operatorIds as [
  (typeof arb.operatorIds)[0],
  (typeof arb.operatorIds)[0],
  (typeof arb.operatorIds)[0],
]
const t0 = arb.noon
const after = (seconds: number) => t0 + seconds * 1_000
const queued = newCall({ id: arb.callIds[0]!, queueId: arb.queueIds[0]!, requiredLevel: 1, waitingSince: t0 })
const talking = granted(
  answerCall(granted(offerCall(queued, wang, t0, standardTimings)), { operatorId: wang, fence: 1 }, after(4)),
)
const colleague = { kind: 'operator', leg: 'leg-2', operatorId: li } as const
const outside = { kind: 'number', leg: 'leg-2', number: '010****1234' } as const
const ambulance = { kind: 'emergency', leg: 'leg-2', service: '120' } as const

const reach = (call: Call, asked: Parameters<typeof reachOut>[1]) =>
  granted(reachOut(call, asked, after(20), standardTimings))
const asking = reach(talking, colleague)
const answered = granted(partyAnswers(asking, { operatorId: li, fence: 2 }, after(25)))

describe('a third party', () => {
  test('[C19] is rung with a fence of its own, one at a time, from a talk or from hold', () => {
    expect(asking).toEqual({
      ...talking,
      state: 'consulting',
      fence: 2,
      party: { ...colleague, state: 'ringing', fence: 2, since: after(20), leaseEndsAt: after(35) },
    })
    expect(reach(granted(holdCall(talking)), outside)).toMatchObject({ state: 'consulting', fence: 2 })
    expect(reach(talking, outside).party?.leaseEndsAt).toBe(after(20 + 45 + 5))
    expect(reachOut(asking, outside, after(21), standardTimings)).toEqual(refuse('wrong-state'))
    expect(reachOut(queued, outside, after(21), standardTimings)).toEqual(refuse('wrong-state'))
  })

  test('[C20] answers with its fence, in its own name and in time', () => {
    expect(answered.party).toEqual({ ...colleague, state: 'talking', fence: 2, since: after(25) })
    expect(partyAnswers(asking, { operatorId: li, fence: 1 }, after(25))).toEqual(refuse('stale-fence'))
    expect(partyAnswers(asking, { operatorId: zhao, fence: 2 }, after(25))).toEqual(refuse('not-your-call'))
    expect(partyAnswers(asking, { operatorId: li, fence: 2 }, after(35))).toEqual(refuse('stale-fence'))
    expect(partyAnswers(answered, { operatorId: li, fence: 2 }, after(26))).toEqual(refuse('wrong-state'))
    expect(partyAnswers(talking, { operatorId: li, fence: 2 }, after(26))).toEqual(refuse('stale-fence'))
    const over = { ...queued, state: 'closed' as const }
    expect(partyAnswers(over, { operatorId: li, fence: 2 }, after(26))).toEqual(refuse('call-gone'))
  })

  test('[C20] is joined, and takes the call', () => {
    const joined = granted(joinParty(answered, after(40)))
    expect(joined).toMatchObject({ state: 'talking', operatorId: wang, party: { state: 'joined' } })
    expect(joinParty(asking, after(40))).toEqual(refuse('wrong-state'))
    const taken = {
      ...talking,
      fence: 2,
      operatorId: li,
      transferredBy: { operatorId: wang, name: '王', kind: 'consult' },
    }
    for (const from of [answered, joined]) expect(completeTransfer(from, '王', after(50))).toEqual(ok(taken))
    expect(completeTransfer(asking, '王', after(50))).toEqual(refuse('wrong-state'))
    const far = granted(partyAnswers(reach(talking, outside), { fence: 2 }, after(30)))
    expect(granted(completeTransfer(far, '王', after(50)))).toEqual({
      ...{ ...talking, fence: 2, state: 'closed', outcome: 'transferred-out', endedAt: after(50) },
    })
  })

  test('[C21] that is gone leaves the caller on hold, or talking when all were joined', () => {
    expect(letGo(asking)).toEqual(ok({ ...talking, state: 'held', fence: 2 }))
    expect(granted(letGo(answered)).state).toBe('held')
    expect(granted(letGo(granted(joinParty(answered, after(40)))))).toEqual({ ...talking, fence: 2 })
    expect(letGo(talking)).toEqual(refuse('wrong-state'))
    expect(granted(endCall(answered, after(60)))).not.toHaveProperty('party')
  })

  test('[C22] that is an emergency service never parts the caller from her operator', () => {
    const called = reach(granted(holdCall(talking)), ambulance)
    expect(called).toMatchObject({ state: 'talking', party: { state: 'ringing', service: '120' } })
    expect(granted(letGo(called)).state).toBe('talking')
    const joined = granted(partyAnswers(called, { fence: 2 }, after(30)))
    expect(joined).toMatchObject({ state: 'talking', party: { state: 'joined' } })
    expect(granted(completeTransfer(joined, '王', after(50)))).toMatchObject({ outcome: 'transferred-out' })
  })
})

describe('a call passed on', () => {
  const passed = granted(passOn(talking, li, '王', after(20), standardTimings))

  test('[C23] is offered by name and stands at the front when it is not taken', () => {
    const from = {
      transferredBy: { operatorId: wang, name: '王', kind: 'blind' },
      waitingSince: after(20),
      returnedAt: after(20),
    }
    expect(passed).toEqual({ ...queued, ...from, state: 'offered', operatorId: li, fence: 2, leaseEndsAt: after(35) })
    expect(granted(returnCall(passed, after(30)))).toEqual({ ...queued, ...from, fence: 2 })
    expect(granted(abandonCall(passed, after(30)))).toMatchObject({ state: 'abandoned' })
    expect(passOn(asking, li, '王', after(20), standardTimings)).toEqual(refuse('wrong-state'))
    expect(passOn(queued, li, '王', after(20), standardTimings)).toEqual(refuse('wrong-state'))
    const need = { queueId: arb.queueIds[1]!, requiredLevel: 2 } as const
    expect(granted(transferToQueue(talking, need, after(20), '王')).transferredBy).toEqual(from.transferredBy)
  })

  test('[C24] goes back to who passed it on while she writes, and only from another', () => {
    expect(goesBackTo(passed, [wang])).toBe(wang)
    expect(goesBackTo(passed, [zhao])).toBeUndefined()
    const back = granted(offerCall(granted(returnCall(passed, after(30))), wang, after(30), standardTimings))
    expect(goesBackTo(back, [wang])).toBeUndefined()
    expect(goesBackTo(talking, [wang])).toBeUndefined()
  })
})
