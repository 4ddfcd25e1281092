import { afterAll, beforeAll, expect, test } from 'vitest'
import { hotline, instruction } from '@hearline/store'
import { eq } from 'drizzle-orm'
import { openFloor, type TestFloor } from '../testing/floor.ts'

let floor: TestFloor
beforeAll(async () => {
  floor = await openFloor(3)
})
afterAll(() => floor.stop())

test('after a switch came up both sides know the same calls', async () => {
  const [ann, ben] = floor.operators as [TestFloor['operators'][number], TestFloor['operators'][number]]
  const [stays, waits, rings, talks] = [
    await floor.arrive(),
    await floor.arrive({ from: '13800000001' }),
    await floor.arrive(),
    await floor.arrive({ from: '13800000002' }),
  ]
  await floor.offer(rings.id, ann)
  await floor.offer(talks.id, ben)
  await floor.command(ben, 'answer-call', { callId: talks.id, fence: 1 })
  const over = await floor.arrive()
  await floor.event('caller-hung-up', { call: over.name })

  const at = new Date()
  const since = new Date(at.getTime() - 90_000).toISOString()
  const theirs = (call: string, state: string, fence = 0) => ({ call, to: '12345', state, fence, legs: [], since })
  const up = {
    boot: 'second',
    can: ['hold', 'music'],
    seats: ['hub'],
    at: at.toISOString(),
    calls: [
      theirs(stays.name, 'waiting'),
      theirs(over.name, 'waiting', 4),
      theirs('stranger-waits', 'ringing', 7),
      theirs('stranger-talks', 'connected', 2),
    ],
  }
  expect(await floor.event('switch-up', up)).toEqual({ status: 202, outcome: 'done' })

  expect(await floor.call(stays.id)).toMatchObject({ state: 'queued' })
  expect(await floor.call(waits.id)).toMatchObject({ state: 'closed', outcome: 'failed', endCause: 'switch-lost' })
  expect(await floor.call(rings.id)).toMatchObject({ state: 'closed', outcome: 'failed' })
  expect(await floor.operator(ann)).toMatchObject({ availability: 'ready', activity: 'idle' })
  expect(await floor.call(talks.id)).toMatchObject({ state: 'wrap-up', endCause: 'switch-lost' })
  expect(await floor.operator(ben)).toMatchObject({ activity: 'wrap-up' })

  const adopted = [...floor.model.calls.values()].find((call) => call.switchCall === 'stranger-waits')
  expect(adopted).toMatchObject({ state: 'queued', fence: 7 })
  expect(adopted!.arrivedAt - adopted!.waitingSince).toBe(90_000)
  const hungUp = await floor.store.read.select().from(instruction).where(eq(instruction.switchCall, 'stranger-talks'))
  expect(hungUp).toMatchObject([{ fence: 2, body: { do: 'hang-up', cause: 'unknown' } }])
  expect((await floor.orders(over.id)).at(-1)).toEqual({ do: 'hang-up', fence: 4 })

  // whom the switch lost keeps her wait; who had been answered begins another, at the front
  const again = {
    waits: await floor.arrive({ from: '13800000001' }),
    talks: await floor.arrive({ from: '13800000002' }),
  }
  const { waitingSince } = await floor.call(waits.id)
  expect(await floor.call(again.waits.id)).toMatchObject({ waitingSince, returnedAt: null })
  const anew = await floor.call(again.talks.id)
  expect(anew).toMatchObject({ waitingSince: anew.arrivedAt, returnedAt: anew.arrivedAt })
  up.calls.push(...Object.values(again).map(({ name }) => theirs(name, 'waiting')))

  // the same news again, as a new event: nothing more to do but to hang up what is still there
  const before = floor.model.calls.size
  await floor.event('switch-up', { ...up, calls: up.calls.filter(({ call }) => call !== 'stranger-talks') })
  expect(floor.model.calls.size).toBe(before)
})

test('a call that cannot be settled does not stop those behind it, nor the switch', async () => {
  const at = new Date().toISOString()
  const theirs = (call: string, fence: number) => ({ call, to: '12345', state: 'waiting', fence, legs: [], since: at })
  const calls = [theirs('beyond-counting', 3_000_000_000), theirs('behind-it', 1)]
  const up = { boot: 'third', can: [], seats: ['hub'], at, calls }
  expect(await floor.event('switch-up', up)).toEqual({ status: 202, outcome: 'done' })
  const adopted = [...floor.model.calls.values()].map(({ switchCall }) => switchCall)
  expect(adopted).toContain('behind-it')
  expect(adopted).not.toContain('beyond-counting')
})

test('a wait beyond reason is a wrong clock, not a caller of another century', async () => {
  const theirs = { call: 'ancient', to: '12345', state: 'waiting', fence: 0, legs: [], since: '0001-01-01T00:00:00Z' }
  const up = { boot: 'fourth', can: [], seats: ['hub'], at: '9999-12-31T00:00:00Z', calls: [theirs] }
  expect(await floor.event('switch-up', { ...up, ageMs: Number.MAX_SAFE_INTEGER })).toMatchObject({ outcome: 'done' })
  const adopted = [...floor.model.calls.values()].find((call) => call.switchCall === 'ancient')
  expect(adopted!.arrivedAt - adopted!.waitingSince).toBe(2 * 24 * 60 * 60_000)
})

test('a caller for whom there is no queue at all is hung up', async () => {
  await floor.store.read.delete(hotline)
  const at = new Date().toISOString()
  const nowhere = { call: 'to-nowhere', to: '12345', state: 'waiting', fence: 3, legs: [], since: at }
  await floor.event('switch-up', { boot: 'fourth', can: [], seats: ['hub'], at, calls: [nowhere] })
  const told = await floor.store.read.select().from(instruction).where(eq(instruction.switchCall, 'to-nowhere'))
  expect(told).toMatchObject([{ fence: 3, body: { do: 'hang-up', cause: 'unknown-number' } }])
})
