import type { Row } from '@hearline/protocol'
import { describe, expect, test } from 'vitest'
import { check } from './check.ts'
import type { End, History } from './history.ts'
import { anna, ben, call, callId, healthy, operator, rings, sent, sight, ticket, ticketId } from './testing/healthy.ts'

/** What a history is charged with once something in it is otherwise. */
const charges = (change: (history: History) => Partial<History>) => {
  const history = healthy()
  return check({ ...history, ...change(history) }).map(({ law }) => law)
}
const ending = (change: Partial<End>) => (history: History) => ({ end: { ...history.end, ...change } })
const seen = (...more: History['sights']) => charges(({ sights }) => ({ sights: [...sights, ...more] }))
const done = (...more: History['sent']) => charges((history) => ({ sent: [...history.sent, ...more] }))
const about = (words: string) => expect.arrayContaining([expect.stringContaining(words)]) as unknown

test('a history in which all went well breaks no law', () => {
  expect(check(healthy())).toEqual([])
})

describe('one content a version', () => {
  test('two screens show a version differently', () => {
    const other = { screen: 'the floor', topic: 'floor' }
    expect(seen(sight('snapshot', 1, [operator(3)], other))).toEqual(about('one content'))
  })
  test('a reply tells it otherwise than the screen', () => {
    expect(done(sent('hold-call', 400, { callId }, { rows: [call(3, { priority: 1 })] }))).toEqual(about('one content'))
  })
  test('but the masked number is for one desk only', () => {
    expect(seen(sight('snapshot', 1, [call(2, { state: 'offered', caller: '138****5678' })], { screen: 'x' }))).toEqual(
      [],
    )
  })
})

describe('never back', () => {
  test('an older version after a newer one', () => {
    expect(seen(sight('news', 4, [operator(3, { activity: 'talking' })]))).toEqual(about('never goes back'))
  })
  test('what has gone comes again', () => {
    const again = sight('news', 4, [call(5, { state: 'closed', outcome: 'answered' })])
    expect(seen(again)).toEqual(about('never goes back'))
  })
  test('another hub may be behind', () => {
    const elsewhere = { epoch: 'hub two' }
    expect(seen(sight('snapshot', 9, [operator(3, { activity: 'talking' })], elsewhere))).toEqual([])
  })
})

describe('no silent gap', () => {
  test('a number is left out and nothing is asked', () => {
    expect(seen(sight('news', 5))).toEqual(about('rise one by one'))
  })
  test('a tick tells of what never came', () => {
    expect(seen(sight('tick', 4))).toEqual(about('rise one by one'))
  })
  test('a number comes twice', () => {
    expect(seen(sight('news', 3))).toEqual(about('rise one by one'))
  })
  test('a gap that is filled is none', () => {
    expect(seen(sight('news', 5), sight('missed', 4), sight('missed', 5), sight('resumed', 5))).toEqual([])
    expect(seen(sight('tick', 5), sight('snapshot', 5, [operator(4)]), sight('news', 6))).toEqual([])
  })
})

describe('one reply and one effect', () => {
  const again = (more: object) =>
    sent('end-call', 700, { callId }, { rows: [call(4, { state: 'wrap-up' })] }, { key: 'end-call at 500', ...more })
  test('the same id, another reply', () => {
    const refused = { status: 409, reply: { error: { code: 'call-gone' } } }
    expect(done(again(refused))).toEqual(about('one reply'))
    expect(done(again({}))).toEqual([])
    expect(done(again({ status: 503, reply: {} }))).toEqual([])
  })
  test('two ids claim the same change', () => {
    expect(done(again({ key: 'another' }))).toEqual(about('one reply'))
  })
  test('a wish shows its effect in two versions', () => {
    const twice = operator(5, { id: ben, changedBy: { actor: ben, cause: 'own', reason: 'wish' } })
    expect(seen(sight('snapshot', 1, [twice], { screen: 'the floor', topic: 'floor' }))).toEqual(about('one reply'))
  })
})

describe('one answer an offer', () => {
  test('somebody else is acknowledged for the same fence', () => {
    expect(done(sent('answer-call', 210, { callId, fence: 1 }, { value: { ticketId } }, { who: ben }))).toEqual(
      about('answered once'),
    )
  })
  test('she is, by another id', () => {
    expect(done(sent('answer-call', 400, { callId, fence: 1 }, { value: { ticketId } }))).toEqual(
      about('answered once'),
    )
  })
})

describe('rising fences', () => {
  test('a fence falls', () => {
    expect(seen(sight('news', 4, [call(9, { fence: 0 })]))).toEqual(about('fences'))
  })
  test('a fence is of two operators', () => {
    const other = { screen: "Ben's desk" }
    expect(seen(sight('snapshot', 4, [call(6, { operatorId: ben })], other))).toEqual(about('fences'))
  })
  test('the switch is told to ring twice under one fence', () => {
    expect(charges(() => ({ heard: rings(1, 1) }))).toEqual(about('fences'))
    expect(charges(() => ({ heard: rings(1, 2) }))).toEqual([])
    expect(charges(() => ({ heard: [...rings(1), ...rings(1)] }))).toEqual([])
  })
})

describe('one holder, one engagement', () => {
  const taken = (who: typeof ben, id: string, from: number) =>
    sent('answer-call', from, { callId: id, fence: 2 }, { value: { ticketId } }, { who })
  test('another operator has the call before the first has let it go', () => {
    expect(done(taken(ben, callId, 300))).toEqual(about('one holder'))
    expect(done(taken(ben, callId, 495))).not.toEqual(about('one holder'))
  })
  test('an operator answers a second call during the first', () => {
    expect(done(taken(anna, 'another call', 300))).toEqual(about('one holder'))
  })
  test('or in her wrap-up', () => {
    expect(done(taken(anna, 'another call', 550))).toEqual(about('one holder'))
    expect(done(taken(anna, 'another call', 605))).not.toEqual(about('one holder'))
  })
  test('a wrap-up may have run out meanwhile', () => {
    const unfinished = ({ sent: all }: History) => all.filter(({ name }) => name !== 'finish-wrap-up')
    const later = (from: number) =>
      charges((history) => ({ sent: [...unfinished(history), taken(anna, 'another call', from)] }))
    expect(later(60_400)).toEqual(about('one holder'))
    expect(later(60_500)).not.toEqual(about('one holder'))
  })
})

describe('nothing acknowledged is lost', () => {
  const row = healthy().end.calls.get(callId)!
  test('a row stands before the version that was acknowledged', () => {
    const older = new Map([[callId, { ...row, call: call(2, { state: 'closed', outcome: 'answered' }) }]])
    expect(charges(ending({ calls: older }))).toEqual(about('acknowledged is there'))
  })
  test('an answer left no engagement', () => {
    expect(charges(ending({ calls: new Map([[callId, { ...row, engagements: [] }]]) }))).toEqual(
      about('acknowledged is there'),
    )
  })
  test('a draft is at an earlier revision, a ticket without its number', () => {
    const draft = { rev: 1, fields: {}, savedAt: '' }
    const tickets = new Map([[ticketId, { ticket: ticket(1), draft }]])
    expect(charges(ending({ tickets }))).toEqual(about('acknowledged is there'))
    expect(done(sent('register-ticket', 400, { ticketId }, { value: { number: '20260930-1' } }))).toEqual(
      about('acknowledged is there'),
    )
  })
})

describe('one end', () => {
  test('a call is still open', () => {
    const open = new Map([[callId, { call: call(5), engagements: healthy().end.calls.get(callId)!.engagements }]])
    expect(charges(ending({ calls: open }))).toEqual(about('one terminal state'))
  })
  test('a call that arrived still stands at the switch', () => {
    expect(charges(ending({ standing: ['a call'] }))).toEqual(about('one terminal state'))
  })
  test('a call that was over is something else later', () => {
    const over = sight('news', 1, [call(4, { state: 'abandoned' })], { screen: 'x' })
    expect(seen(over)).toEqual(about('one terminal state'))
  })
})

describe('screens in the end', () => {
  test('a screen shows an older version, lacks a row, or shows one too many', () => {
    const show = (...rows: Row[]) =>
      charges(
        ending({
          screens: [
            {
              screen: "Anna's desk",
              topic: 'desk',
              operatorId: anna,
              rows: new Map(rows.map((one) => [one.id, one] as const)),
            },
          ],
        }),
      )
    expect(show(operator(4), ticket(1))).toEqual([])
    expect(show(operator(3), ticket(1))).toEqual(about('every screen shows'))
    expect(show(operator(4))).toEqual(about('every screen shows'))
    expect(show(operator(4), ticket(1), call(5))).toEqual(about('every screen shows'))
  })
})
