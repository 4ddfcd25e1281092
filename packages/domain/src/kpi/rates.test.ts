import { expect, test } from 'vitest'
import * as arb from '../testing/arbitraries.ts'
import { standardTimings as timings } from '../timings.ts'
import { figuresOf } from './catalogue.ts'
import { judgeContact, repeatWindow } from './contact.ts'
import type { QueueEntry } from './entry.ts'
import type { Dimension, Fact } from './fact.ts'
import type { Handling } from './handling.ts'
import { recount } from './recount.ts'
import { coarser } from './row.ts'
import { occupationOf, type Occupation } from './seat-time.ts'

const start = arb.noon
const at = (seconds: number): number => start + seconds * 1_000
const [callId, queueId, helper] = [arb.callIds[0]!, arb.queueIds[0]!, arb.queueIds[1]!]
const her = { operatorId: arb.operatorIds[0]!, groupId: arb.groupIds[0]! }

const stay = (nth: number, rest: Partial<QueueEntry>): Fact => ({
  ...{ kind: 'entry', version: 1 },
  of: { callId, nth, queueId, hotline: '12345', arrivedAt: start, waitingSince: start, ...rest },
})
const answer = (seconds: number): Partial<QueueEntry> => ({ firstRangAt: at(seconds - 1), answeredAt: at(seconds) })
const hangUp = (seconds: number): Partial<QueueEntry> => ({ left: { at: at(seconds), how: 'abandoned' } })
const handling = (fence: number, rest: Partial<Handling>): Fact => ({
  ...{ kind: 'handling', version: 1 },
  of: { ...her, callId, fence, queueId, hotline: '12345', arrivedAt: start, answeredAt: start, ...rest },
})
const seat = (occupation: Occupation, from: number, to: number): Fact => ({
  ...{ kind: 'seat', version: 1 },
  of: {
    ...{ ...her, occupation, from: at(from), to: at(to) },
    planned: [{ from: at(0), to: at(3_600), plan: 'work' }],
  },
})
const roster: Fact = { kind: 'roster', version: 1, of: { ...her, from: at(0), to: at(3_600), plan: 'work' } }

const day = (facts: Fact[], dimension: Dimension, id: string, now = at(30)) => {
  const row = coarser(recount(facts, timings), 'day').find((r) => r.dimension === dimension && r.id === id)
  return row && figuresOf(row, { now, timings })
}

/** Answered after 15, 16 and 20 s, hung up after 4 and 10 s, waiting for 30 s. */
const queue = [answer(15), answer(16), answer(20), hangUp(4), hangUp(10), {}].map((rest, nth) => stay(nth, rest))

test('[K4] each service level judges the calls its name says', () => {
  expect(day(queue, 'queue', queueId)).toMatchObject({
    'service-level-strict-15': 1 / 5,
    'service-level-offered-15': 1 / 6,
    'service-level-answered-15': 1 / 3,
    'service-level-lenient-15': 1 / 4,
    'service-level-strict-20': 3 / 5,
    'service-level-offered-20': 3 / 6,
    'service-level-answered-20': 1,
    'service-level-lenient-20': 3 / 4,
  })
})

test('[K4] who waits is judged from the moment she has waited too long', () => {
  const level = (now: number) => day(queue, 'queue', queueId, now)?.['service-level-strict-15']
  expect([level(at(15)), level(at(15) + 1)]).toEqual([1 / 4, 1 / 5])
})

test('[K5] the figures of a queue, and of the queue whose seats helped out', () => {
  const facts = [...queue, stay(6, { ...answer(40), helpedBy: helper })]
  const figures = day(facts, 'queue', queueId, at(50))
  expect(figures).toMatchObject({
    ...{ calls: 1, offered: 7, queued: 6, answered: 4, abandoned: 1, 'short-abandoned': 1, failed: 0, waiting: 1 },
    ...{ 'overflow-out': 1, 'overflow-in': 0, completion: 4 / 7, 'abandon-rate': 1 / 5 },
    ...{ asa: ((15 + 16 + 20 + 40) / 4) * 1_000, 'longest-wait': 50_000 },
  })
  expect(day(facts, 'queue', helper)).toMatchObject({ 'overflow-in': 1, offered: 0 })
})

test('[K6] handling time is talk, hold and wrap-up of finished records', () => {
  const facts = [
    handling(1, { waitedMs: 9_000, talkEndedAt: at(100), endedAt: at(160), heldMs: 20_000 }),
    handling(2, { waitedMs: 19_000, talkEndedAt: at(200), endedAt: at(240), heldMs: 0 }),
    handling(3, { waitedMs: 0, talkEndedAt: at(300) }),
    handling(4, { voided: true, talkEndedAt: at(2), endedAt: at(2) }),
  ]
  const time = { aht: 200_000, talk: 140_000, hold: 10_000, 'wrap-up': 50_000, handled: 2 }
  expect(day(facts, 'queue', queueId)).toMatchObject(time)
  expect(day(facts, 'operator', her.operatorId)).toMatchObject({
    ...{ ...time, rang: 4, answered: 3, 'service-level-answered-15': 2 / 3, 'longest-wait': 19_000 },
  })
  const unknown = day([...facts, handling(5, { talkEndedAt: at(10), endedAt: at(20) })], 'group', her.groupId)
  expect(unknown).toMatchObject({ aht: 140_000 })
  expect(unknown).not.toHaveProperty('hold')
  expect(unknown).not.toHaveProperty('talk')
})

test('[K7] occupancy is engaged time of engaged and idle, adherence what was planned and kept', () => {
  const facts = [seat('engaged', 0, 1_800), seat('idle', 1_800, 2_400), seat('break', 2_400, 3_000), roster]
  const figures = day(facts, 'operator', her.operatorId)
  expect(figures).toMatchObject({ occupancy: 0.75, adherence: 2_400 / 3_600 })
  expect(day(facts, 'group', her.groupId)).toEqual(figures)
  expect(recount(facts, timings).filter(({ dimension }) => dimension === 'operator').length).toBe(4)
  expect(day([roster], 'operator', her.operatorId)).toMatchObject({ adherence: 0 })
  expect(day(facts.slice(0, 1), 'operator', her.operatorId)).not.toHaveProperty('adherence')
})

test('[K7] an engaged operator is engaged, whatever she chose', () => {
  expect(occupationOf({ availability: 'ready', activity: 'wrap-up' })).toBe('engaged')
  expect(occupationOf({ availability: 'busy', activity: 'consulting' })).toBe('engaged')
  expect(occupationOf({ availability: 'ready', activity: 'idle' })).toBe('idle')
  expect(occupationOf({ availability: 'training', activity: 'idle' })).toBe('training')
  expect(occupationOf({ availability: 'signed-out', activity: 'idle' })).toBeUndefined()
})

test('[K8] a contact is settled without dispatch and without another of the same within 7 days', () => {
  const judge = (rest: object, now: number, variant: 'so-far' | 'final' = 'so-far') =>
    judgeContact({ arrivedAt: start, ...rest }, now, variant)
  const soon = start + 1_000
  expect(judge({}, soon)).toBeUndefined()
  expect(judge({ dispatched: true }, soon, 'final')).toBe('dispatched')
  expect(judge({ dispatched: false }, soon)).toBe('settled')
  expect(judge({ dispatched: false }, soon, 'final')).toBeUndefined()
  expect(judge({ dispatched: false }, start + repeatWindow + 1, 'final')).toBe('settled')
  expect(judge({ dispatched: false, repeatedAt: start + repeatWindow }, start + 2 * repeatWindow)).toBe('repeated')
  expect(judge({ dispatched: false, repeatedAt: start + repeatWindow + 1 }, start + 2 * repeatWindow)).toBe('settled')

  const about = { ...her, queueId, hotline: '12345', arrivedAt: start }
  const outcomes = ['settled', 'dispatched', 'repeated', 'settled', undefined] as const
  const facts = outcomes.map((outcome, n): Fact => {
    const of = { ...about, callId: arb.callIds[n]!, ...(outcome ? { outcome } : {}) }
    return { kind: 'contact', version: 1, of }
  })
  expect(day(facts, 'hotline', '12345')).toMatchObject({ 'first-contact': 0.5 })
})

test('[K14] what the next caller waits is known once the seats and a handling time are', () => {
  const of = (facts: Fact[], seats?: { all: number; free: number }) => {
    const row = recount(facts, timings).find((r) => r.dimension === 'queue')!
    return figuresOf(row, { now: start, timings, ...(seats ? { seats } : {}) })['estimated-wait']
  }
  const facts = [...queue, handling(1, { talkEndedAt: at(100), endedAt: at(160) })]
  expect(of(facts, { all: 4, free: 0 })).toBe((2 * 160_000) / 4)
  expect(of(facts, { all: 4, free: 2 })).toBe(0)
  expect(of(facts)).toBeUndefined()
  expect(of(queue, { all: 4, free: 0 })).toBeUndefined()
})

test('[K9] what is unknown, and what tells nothing of such a row, is absent', () => {
  const waiting = day([stay(0, {})], 'queue', queueId, start)
  const rates = ['completion', 'abandon-rate', 'asa', 'aht', 'hold', 'first-contact', 'occupancy', 'rang']
  for (const id of [...rates.slice(1), 'service-level-strict-15', 'service-level-answered-15']) {
    expect(waiting).not.toHaveProperty(id)
  }
  expect(waiting).toMatchObject({ offered: 1, completion: 0, waiting: 1, 'longest-wait': 0 })
  expect(day([stay(0, { answeredAt: at(3) })], 'queue', queueId)).not.toHaveProperty('queued')
  const hers = day([handling(1, {})], 'operator', her.operatorId)
  for (const id of ['offered', 'completion', 'service-level-strict-15', 'waiting']) expect(hers).not.toHaveProperty(id)
})
