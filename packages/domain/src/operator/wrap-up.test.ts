import { expect, test } from 'vitest'
import { ok } from '../result.ts'
import * as arb from '../testing/arbitraries.ts'
import { granted } from '../testing/granted.ts'
import { scaled, standardTimings } from '../timings.ts'
import { answerBreak, requestBreak } from './break-request.ts'
import { chooseAvailability, type Wish } from './choice.ts'
import type { Operator } from './operator.ts'
import { finishWrapUp, standingOf, wrapUpCallBack } from './wrap-up.ts'

const after = (seconds: number) => arb.noon + seconds * 1_000
const callId = arb.callIds[0]!
const busy: Operator = {
  id: arb.operatorIds[0]!,
  availability: 'busy',
  activity: 'idle',
  since: after(0),
  idleSince: after(0),
  queues: [],
  groupId: arb.groupIds[0]!,
  changedBy: { actor: 'system', cause: 'system' },
}
const own = { actor: busy.id, cause: 'own' } as const

test('[W5] a break asked for while she talks to whom she called back comes after the wrap-up, with its whole length', () => {
  const choose = (wish: Wish) => granted(chooseAvailability(busy, wish, true, after(30), undefined, true))
  const asked = choose({ availability: 'break', minutes: 5 })
  expect(asked).toEqual({ ...busy, nextAvailability: { availability: 'break', minutes: 5 } })
  expect(choose({ availability: 'busy', reason: 'papers' })).toMatchObject({ changedBy: { reason: 'papers' } })
  const stays = chooseAvailability(asked, { availability: 'busy' }, true, after(40), own, true)
  expect(stays).toEqual(ok({ ...busy, changedBy: own }))
  const waiting = granted(requestBreak(busy, { minutes: 5 }, after(20)))
  const yes = answerBreak(waiting, true, after(30), { actor: 'lead001', cause: 'lead' }, true)
  expect(yes).toEqual(ok(asked))
  const papers = { availability: 'busy', reason: 'papers' } as const
  const writes = granted(wrapUpCallBack(asked, callId, after(60), standardTimings, papers))
  expect(granted(finishWrapUp(writes, after(70)))).toMatchObject({ availability: 'break', activity: 'idle' })

  // she was on it before anybody answered
  const away: Operator = { ...busy, availability: 'break', since: after(20), until: after(320), changedBy: own }
  expect(standingOf(away, standardTimings)).toEqual({ availability: 'break', minutes: 5 })
  const byLead = { actor: 'lead001', cause: 'lead', reason: 'rest' } as const
  const sent = standingOf({ ...away, changedBy: byLead }, scaled(standardTimings, 10))
  expect(sent).toEqual({ availability: 'break', minutes: 50, by: byLead })
  const back = granted(wrapUpCallBack(away, callId, after(60), standardTimings, sent))
  expect(back).not.toHaveProperty('until')
  expect(granted(finishWrapUp(back, after(70)))).toMatchObject({ availability: 'break', changedBy: byLead })
  expect(standingOf({ ...busy, availability: 'ready' }, standardTimings)).toBeUndefined()
  expect(standingOf({ ...busy, changedBy: { ...own, reason: 'papers' } }, standardTimings)).toEqual(papers)
})
