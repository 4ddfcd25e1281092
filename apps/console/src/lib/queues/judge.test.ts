import type { QueueRow } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { abandonsOf, byNeed, judge, ofAbandons, ofLevel, ofWait } from './judge.ts'

const promised = { targetSeconds: 15, targetShare: 0.95 }
const queue: QueueRow = {
  kind: 'queue',
  id: 'general' as QueueRow['id'],
  version: 1,
  name: { zh: '综合', en: 'General' },
  waiting: 0,
  ready: 3,
  staffed: 9,
  serving: 9,
  serviceLevel15: 0.97,
  abandoned: 2,
  answeredToday: 98,
}

test('a wait is worth a look beyond the target and an alarm at four times of it', () => {
  expect([undefined, 15_000, 15_001, 60_000, 60_001].map((ms) => ofWait(ms, promised))).toEqual([
    ...['fine', 'fine', 'watch', 'watch', 'alarm'],
  ])
})

test('a service level nobody knows is neither good nor bad', () => {
  expect([undefined, 0.95, 0.94, 0.79].map((share) => ofLevel(share, promised))).toEqual([
    ...['unknown', 'fine', 'watch', 'alarm'],
  ])
})

test('the abandon rate is unknown until a call has ended', () => {
  expect(abandonsOf({ abandoned: 0, answeredToday: 0 })).toBeUndefined()
  expect(abandonsOf({ abandoned: 1, answeredToday: 3 })).toBe(0.25)
  expect(ofAbandons(undefined)).toBe('unknown')
})

test('a queue stands as its worst figure, and says which', () => {
  expect(judge(queue, undefined, promised)).toEqual({ standing: 'fine' })
  expect(judge({ ...queue, waiting: 2, staffed: 0 }, 5_000, promised)).toEqual({
    ...{ standing: 'alarm', concern: 'no-seat' },
  })
  expect(judge({ ...queue, serviceLevel15: 0.9 }, 61_000, promised)).toEqual({
    ...{ standing: 'alarm', concern: 'longest-wait' },
  })
  expect(judge({ ...queue, serviceLevel15: 0.9 }, undefined, promised)).toEqual({
    ...{ standing: 'watch', concern: 'service-level' },
  })
  expect(judge(queue, 99_000, undefined)).toEqual({ standing: 'unknown' })
})

test('what needs a lead most stands first', () => {
  const of = (id: string, waiting: number, standing: 'fine' | 'watch' | 'alarm') => ({
    queue: { ...queue, id: id as QueueRow['id'], waiting },
    verdict: { standing },
  })
  const all = [of('b', 0, 'fine'), of('a', 0, 'fine'), of('c', 9, 'watch'), of('d', 1, 'alarm'), of('e', 12, 'watch')]
  expect(all.toSorted(byNeed).map((each) => each.queue.id)).toEqual(['d', 'e', 'c', 'a', 'b'])
})
