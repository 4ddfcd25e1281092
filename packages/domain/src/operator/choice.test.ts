import { expect, test } from 'vitest'
import { ok, refuse } from '../result.ts'
import * as arb from '../testing/arbitraries.ts'
import { granted } from '../testing/granted.ts'
import { lead } from '../testing/operator-moves.ts'
import { standardTimings } from '../timings.ts'
import { breakQuota, noRoom, standardBreakShare } from './break-quota.ts'
import { chooseAvailability, clearNextAvailability, endBreak, forceAvailability, limitBreak } from './choice.ts'
import type { Operator } from './operator.ts'
import { answer, takeOffer } from './ringing.ts'
import { signIn, signOut } from './session.ts'
import { beginWrapUp, finishWrapUp } from './wrap-up.ts'

const t0 = arb.noon
const after = (seconds: number) => t0 + seconds * 1_000
const callId = arb.callIds[0]!

const signedOut: Operator = {
  id: arb.operatorIds[0]!,
  username: 'op0001',
  availability: 'signed-out',
  activity: 'idle',
  since: t0 - 1,
  idleSince: t0 - 1,
  queues: [],
  groupId: arb.groupIds[0]!,
  changedBy: { actor: 'system', cause: 'system' },
}
const own = { actor: 'op0001', cause: 'own' }
const busy = granted(signIn(signedOut, t0))
const ready = granted(chooseAvailability(busy, { availability: 'ready' }, true, after(1)))
const ringing = granted(takeOffer(ready, callId, after(2)))
const talking = granted(answer(ringing, callId, after(3)))
const wrapUp = granted(beginWrapUp(talking, after(60), standardTimings))

test('[O1] a seat session begins busy, once', () => {
  expect(busy).toEqual({ ...signedOut, availability: 'busy', since: t0, idleSince: t0, changedBy: own })
  expect(signIn(ready, after(9))).toEqual(refuse('wrong-state'))
})

test('[O2] a seat session ends when no call rings or talks, and takes all that was pending with it', () => {
  const lunch = granted(chooseAvailability(wrapUp, { availability: 'break', minutes: 30 }, true, after(61)))
  const by = { actor: 'system', cause: 'link-lost' } as const
  expect(signOut(lunch, after(70), by)).toEqual(
    ok({ ...signedOut, since: after(70), idleSince: after(1), changedBy: by }),
  )
  const away = granted(chooseAvailability(ready, { availability: 'break' }, true, after(2)))
  expect(granted(signOut(limitBreak(away, 30, standardTimings), after(3)))).not.toHaveProperty('until')
  expect(signOut(ringing, after(9))).toEqual(refuse('wrong-state'))
  expect(signOut(talking, after(9))).toEqual(refuse('on-call'))
  expect(signOut(signedOut, after(9))).toEqual(refuse('no-seat'))
})

test('[O3] an idle operator’s choice holds at once and ready twice keeps her place', () => {
  expect(ready).toEqual({ ...busy, availability: 'ready', since: after(1), idleSince: after(1) })
  expect(chooseAvailability(ready, { availability: 'ready' }, true, after(90))).toEqual(ok(ready))
  const why = { availability: 'busy', reason: 'printer' } as const
  expect(granted(chooseAvailability(ready, why, true, after(9))).changedBy).toEqual({ ...own, reason: 'printer' })
  expect(chooseAvailability(signedOut, { availability: 'ready' }, true, t0)).toEqual(refuse('no-seat'))
})

test('[O4] while engaged a new wish replaces the old and choosing what she has clears it', () => {
  const lunch = granted(chooseAvailability(talking, { availability: 'break', minutes: 30 }, true, after(9)))
  expect(lunch).toEqual({ ...talking, nextAvailability: { availability: 'break', minutes: 30 } })
  const meeting = granted(chooseAvailability(lunch, { availability: 'training' }, true, after(10)))
  expect(meeting.nextAvailability).toEqual({ availability: 'training' })
  expect(chooseAvailability(meeting, { availability: 'ready' }, true, after(11))).toEqual(ok(talking))
})

test('[O19] a wish is taken back, a lead’s only by a lead', () => {
  const lunch = granted(chooseAvailability(talking, { availability: 'break', minutes: 30 }, true, after(9)))
  expect(clearNextAvailability(lunch)).toEqual(ok(talking))
  expect(clearNextAvailability(talking)).toEqual(ok(talking))
  expect(clearNextAvailability(signedOut)).toEqual(refuse('no-seat'))
  const forced = granted(forceAvailability(talking, { availability: 'busy' }, after(9), lead))
  expect(clearNextAvailability(forced)).toEqual(refuse('set-by-lead'))
})

test('[O5] the wish is taken after wrap-up and is gone', () => {
  const lunch = granted(chooseAvailability(wrapUp, { availability: 'break', reason: 'lunch' }, true, after(61)))
  const away = granted(finishWrapUp(lunch, after(70)))
  expect(away).toMatchObject({ availability: 'break', activity: 'idle', since: after(70) })
  expect(away.changedBy).toEqual({ ...own, reason: 'lunch' })
  expect(away).not.toHaveProperty('nextAvailability')
})

test.each([
  [0, 0, true],
  [5, 0, true],
  [5, 1, false],
  [100, 7, true],
  [100, 8, false],
])('[O6] of %i seated with %i on a break one more may go: %s', (seated, onBreak, room) => {
  const general = { queueId: arb.queueIds[0]!, seated, onBreak, ends: [] }
  expect(noRoom([general], standardBreakShare) === undefined).toBe(room)
})

test('[O6] the fullest of her queues decides, and a refusal tells the quota, who is away and until when', () => {
  const [one, other] = arb.queueIds as [(typeof arb.queueIds)[0], (typeof arb.queueIds)[0]]
  const full = { queueId: other, seated: 30, onBreak: 2, ends: [after(900), after(300)] }
  expect(noRoom([{ queueId: one, seated: 100, onBreak: 2, ends: [after(1)] }, full], standardBreakShare)).toEqual({
    queueId: other,
    quota: 2,
    taken: 2,
    nextEndsAt: after(300),
  })
  expect(noRoom([{ ...full, ends: [] }], standardBreakShare)).toEqual({ queueId: other, quota: 2, taken: 2 })
  expect(noRoom([full], 0.1)).toBeUndefined()
  expect(noRoom([], standardBreakShare)).toBeUndefined()
})

test('[O6] without room a break is refused, except to who is on one', () => {
  const asked = { availability: 'break' } as const
  expect(chooseAvailability(ready, asked, false, after(9))).toEqual(refuse('break-quota'))
  expect(chooseAvailability(talking, asked, false, after(9))).toEqual(refuse('break-quota'))
  const away = granted(chooseAvailability(ready, asked, true, after(9)))
  expect(chooseAvailability(away, asked, false, after(10))).toEqual(ok(away))
  expect(breakQuota(100, 0.1)).toBe(10)
})

test('[O7] a break ends by the clock, in busy', () => {
  const away = limitBreak(
    granted(chooseAvailability(ready, { availability: 'break' }, true, after(9))),
    20,
    standardTimings,
  )
  expect(away.until).toBe(after(9 + 20 * 60))
  const back = granted(endBreak(away, after(9 + 20 * 60)))
  expect(back).toMatchObject({ availability: 'busy', changedBy: { actor: 'system', cause: 'timer' } })
  expect(back).not.toHaveProperty('until')
  expect(endBreak(back, after(2000))).toEqual(refuse('wrong-state'))
  expect(granted(chooseAvailability(away, { availability: 'ready' }, true, after(10)))).not.toHaveProperty('until')
})

test('[O7] a training has an end when it was asked for with one, and nothing else has', () => {
  const training = granted(chooseAvailability(ready, { availability: 'training' }, true, after(9)))
  expect(limitBreak(training, undefined, standardTimings)).toEqual(training)
  expect(limitBreak(training, 60, standardTimings).until).toBe(after(9 + 60 * 60))
  expect(limitBreak(ready, 60, standardTimings)).toEqual(ready)
})

test('[O15] a lead is not bound by the quota, and her name waits with her wish', () => {
  const forced = granted(forceAvailability(talking, { availability: 'break' }, after(9), lead))
  expect(forced).toEqual({ ...talking, nextAvailability: { availability: 'break', by: lead } })
  expect(granted(forceAvailability(ready, { availability: 'busy' }, after(9), lead)).changedBy).toEqual(lead)
})
