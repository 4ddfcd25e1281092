import { randomUUID } from 'node:crypto'
import {
  insertOffer,
  lockCall,
  lockOperator,
  markSeat,
  writeOperator,
  operatorOf,
  writeEngagement,
} from '@hearline/store'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { english, openFloor, type TestFloor } from '../testing/floor.ts'

let floor: TestFloor
beforeAll(async () => {
  floor = await openFloor(20)
})
afterAll(() => floor.stop())

test('sixteen offers of one call at once: exactly one is made', async () => {
  const { id } = await floor.arrive()
  const made = await Promise.all(floor.operators.slice(0, 16).map((operator) => floor.offer(id, operator)))
  expect(made.filter(({ lost }) => lost === undefined)).toHaveLength(1)
  expect(made.filter(({ lost }) => lost === 'call')).toHaveLength(15)
  expect(await floor.engagements(id)).toHaveLength(1)
  const call = await floor.call(id)
  expect(call).toMatchObject({ state: 'offered', fence: 1 })
  const rung = await Promise.all(floor.operators.map((each) => floor.operator(each)))
  expect(rung.filter(({ activity }) => activity === 'offered').map((row) => row.id)).toEqual([call.operatorId])
  expect(await floor.orders(id)).toEqual([{ do: 'ring', fence: 1 }])
  await floor.command(call.operatorId!, 'decline-call', { callId: id, fence: 1 })
})

test('sixteen calls offered to one operator at once: exactly one rings there, and the others wait on', async () => {
  const ann = await ready()
  const calls = await Promise.all(Array.from({ length: 16 }, () => floor.arrive()))
  const made = await Promise.all(calls.map(({ id }) => floor.offer(id, ann)))
  expect(made.filter(({ lost }) => lost === undefined)).toHaveLength(1)
  expect(made.filter(({ lost }) => lost === 'operator')).toHaveLength(15)
  const rows = await Promise.all(calls.map(({ id }) => floor.call(id)))
  expect(rows.filter(({ state }) => state === 'offered')).toHaveLength(1)
  expect(rows.filter(({ state, fence }) => state === 'queued' && fence === 0)).toHaveLength(15)
  expect((await floor.operator(ann)).callId).toBe(rows.find(({ state }) => state === 'offered')?.id)
})

test('an offer that was begun before her last call was over starts after its end', async () => {
  const ann = await ready()
  const first = await floor.arrive()
  await floor.offer(first.id, ann)
  const second = await floor.arrive()
  const { value: begun } = await floor.store.tx(async (tx) => {
    await lockCall(tx, second.id)
    const before = tx.now
    await vi.waitUntil(() => Date.now() > before) // the clock moves on in whole ms
    await floor.command(ann, 'decline-call', { callId: first.id, fence: 1 })
    return insertOffer(tx, { callId: second.id, operatorId: ann, fence: 1, leaseEndsAt: tx.now, why: null })
  })
  const [over] = await floor.engagements(first.id)
  expect(begun?.startedAt).toBeGreaterThanOrEqual(over?.endedAt ?? Infinity)
  const [kept] = await floor.engagements(second.id)
  await floor.store.tx(async (tx) => kept && writeEngagement(tx, kept, { state: 'ended', endedAt: kept.startedAt }))
})

test('an offer is lost by an old fence, a lease that passed on, a silent seat and an operator who is not ready', async () => {
  const ann = await ready()
  const { id } = await floor.arrive()
  expect(await floor.offer(id, ann, 3)).toMatchObject({ lost: 'call' })
  expect(await floor.offer(id, ann, 0, floor.leaseFence - 1)).toMatchObject({ lost: 'lease' })

  const desk = { operatorId: ann, socketId: 'desk' }
  await floor.store.tx((tx) => markSeat(tx, desk, 'silent'))
  expect(await floor.offer(id, ann)).toMatchObject({ lost: 'operator' })
  await floor.store.tx((tx) => markSeat(tx, desk, 'present'))

  // the model has not heard of it: the loser is told
  await floor.store.tx(async (tx) => {
    const row = (await lockOperator(tx, ann))!
    await writeOperator(tx, row, { ...operatorOf(row), availability: 'busy' })
  })
  expect(floor.model.operators.get(ann)?.availability).toBe('ready')
  expect(await floor.offer(id, ann)).toMatchObject({ lost: 'operator' })
  expect(floor.model.operators.get(ann)?.availability).toBe('busy')
  expect(await floor.call(id)).toMatchObject({ state: 'queued', fence: 0 })
  expect(await floor.engagements(id)).toEqual([])
  expect(await floor.orders(id)).toEqual([])
})

test('an offer on a hub whose lease ended is not made', async () => {
  const ann = await ready()
  const { id } = await floor.arrive()
  await floor.store.read.execute(`update hub set lease_ends_at = now() - interval '1 second'`)
  expect(await floor.offer(id, ann)).toMatchObject({ lost: 'operator' })
  await floor.store.read.execute(`update hub set lease_ends_at = now() + interval '1 hour'`)
  expect((await floor.offer(id, ann)).lost).toBeUndefined()
})

test('an offer of a call nobody knows is lost', async () => {
  const ann = await ready()
  expect(await floor.offer(randomUUID() as never, ann)).toMatchObject({ lost: 'call' })
})

/** Somebody who is ready and idle. */
async function ready() {
  for (const id of floor.operators.slice(4)) {
    const { availability, activity } = await floor.operator(id)
    if (availability === 'ready' && activity === 'idle') return id
  }
  throw new Error('nobody is ready')
}

test('a seat that was moved away gets no offer by the queue it left, and keeps the one that rings', async () => {
  const [rings, waits] = [await floor.arrive(), await floor.arrive()]
  const ann = await ready()
  await floor.offer(rings.id, ann)
  const ben = await ready()
  const move = { operatorIds: [ann, ben], queues: [english] }
  expect(await floor.command(ann, 'move-operators', move, 'manager')).toMatchObject({ ok: true })
  expect(await floor.offer(waits.id, ben)).toMatchObject({ lost: 'operator' })
  expect(await floor.call(waits.id)).toMatchObject({ state: 'queued', fence: 0 })
  expect(await floor.engagements(waits.id)).toEqual([])
  expect(await floor.command(ann, 'answer-call', { callId: rings.id, fence: 1 })).toMatchObject({ ok: true })
})
