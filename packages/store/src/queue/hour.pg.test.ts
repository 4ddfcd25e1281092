import {
  applyEvent,
  newCall,
  standardTimings as timings,
  type CallEvent,
  type CallId,
  type QueueId,
} from '@hearline/domain'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertCall, writeCall } from '../call/call.ts'
import { freshStore, type TestStore } from '../testing/store.ts'
import { hourOf } from './hour.ts'

let on: TestStore

beforeAll(async () => {
  on = await freshStore()
})

afterAll(() => on.close())

const [general, english] = ['general', 'english'] as [QueueId, QueueId]
const now = Date.parse('2026-09-30T15:00:00+08:00')
const before = (minutes: number) => now - minutes * 60_000

async function called(queueId: QueueId, arrivedAt: number, ...events: CallEvent[]) {
  const fresh = newCall({ id: v7() as CallId, queueId, requiredLevel: 1, waitingSince: arrivedAt })
  const about = { hotline: '12345', arrivedAt, switchId: 's', switchCall: fresh.id }
  let { value: row } = await on.store.tx((tx) => insertCall(tx, { ...fresh, ...about }))
  let one = fresh
  for (const event of events) {
    const next = applyEvent(one, event, timings)
    if (!next.ok) throw new Error(next.error)
    one = next.value
    row = (await on.store.tx((tx) => writeCall(tx, row, one))).value
  }
}

test('how many waited is told minute by minute, by queue; who came before the hour counts from its start', async () => {
  await called(general, before(70), { type: 'abandoned', at: before(50.5) })
  await called(general, before(20.5))
  await called(general, before(200), { type: 'abandoned', at: before(180) })
  await called(english, before(10.5), { type: 'abandoned', at: before(8.5) })
  const hour = await hourOf(on.store.read, now)
  expect(hour.from).toBe(before(60))
  const told = Object.fromEntries(hour.queues.map(({ queueId, waiting }) => [queueId, waiting]))
  const ofGeneral = Array.from({ length: 60 }, (_, n) => (n < 9 ? 1 : n < 39 ? 0 : 1))
  expect(told[general]).toEqual(ofGeneral)
  expect(told[english]?.map((waiting, n) => (waiting > 0 ? n : -1)).filter((n) => n >= 0)).toEqual([49, 50])
  expect(hour.queues.every((queue) => queue.handlingMs === undefined)).toBe(true)
})
