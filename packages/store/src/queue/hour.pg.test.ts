import type { CallEvent, QueueId } from '@hearline/domain'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { called } from '../testing/called.ts'
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

async function call(queueId: QueueId, arrivedAt: number, ...events: CallEvent[]) {
  const { fresh, refused } = await called(on.store, { queueId, arrivedAt }, events)
  expect(refused).toEqual([])
  return fresh.id
}

test('how many waited is told minute by minute, by queue; who came before the hour counts from its start', async () => {
  await call(general, before(70), { type: 'abandoned', at: before(50.5) })
  await call(general, before(20.5))
  await call(general, before(200), { type: 'abandoned', at: before(180) })
  await call(english, before(10.5), { type: 'abandoned', at: before(8.5) })
  const hour = await hourOf(on.store.read, now)
  expect(hour.from).toBe(before(60))
  const told = Object.fromEntries(hour.queues.map(({ queueId, waiting }) => [queueId, waiting]))
  const ofGeneral = Array.from({ length: 60 }, (_, n) => (n < 9 ? 1 : n < 39 ? 0 : 1))
  expect(told[general]).toEqual(ofGeneral)
  expect(told[english]?.map((waiting, n) => (waiting > 0 ? n : -1)).filter((n) => n >= 0)).toEqual([49, 50])
  expect(hour.queues.every((queue) => queue.handlingMs === undefined)).toBe(true)
})

test('the handling time is that of the calls that were finished in the hour, whenever they arrived', async () => {
  const handled = async (arrived: number, ended: number, minutes: number) => {
    const id = await call(english, before(arrived))
    const [begun, over] = [before(ended + minutes), before(ended)].map((ms) => new Date(ms))
    await on.hands`insert into engagement
      (id, call_id, operator_id, fence, state, started_at, answered_at, talk_ended_at, ended_at)
      values (${v7()}, ${id}, ${v7()}, 1, 'ended', ${begun!}, ${begun!}, ${over!}, ${over!})`
  }
  await handled(80, 70, 9)
  await handled(80, 59, 20)
  await handled(30, 10, 4)
  const { queues } = await hourOf(on.store.read, now)
  expect(queues.find(({ queueId }) => queueId === english)?.handlingMs).toBe(12 * 60_000)
})
