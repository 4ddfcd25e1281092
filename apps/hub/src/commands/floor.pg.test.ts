import { operator } from '@hearline/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { english, general, openFloor, type TestFloor } from '../testing/floor.ts'

let floor: TestFloor
beforeAll(async () => {
  floor = await openFloor(8)
})
afterAll(() => floor.stop())

async function talking(who: number) {
  const operator = floor.operators[who]!
  return { ...(await floor.talking(operator)), operator }
}

test('a call is handed to another queue; each has a wrap-up, and the call goes on', async () => {
  const { id, operator } = await talking(0)
  const to = { queue: english }
  expect(await floor.command(operator, 'transfer-call', { callId: id, to, kind: 'consult' })).toMatchObject({
    error: 'target-unavailable',
  })
  expect(await floor.command(operator, 'transfer-call', { callId: id, to, kind: 'blind' })).toMatchObject({ ok: true })
  expect(await floor.call(id)).toMatchObject({ state: 'queued', queueId: english, operatorId: null })
  expect(await floor.operator(operator)).toMatchObject({ activity: 'wrap-up' })

  const next = floor.operators[1]!
  await floor.offer(id, next, 1)
  expect(await floor.command(next, 'answer-call', { callId: id, fence: 2 })).toMatchObject({ ok: true })
  // the first one's wrap-up does not touch the talk
  expect(await floor.command(operator, 'finish-wrap-up', {})).toMatchObject({ ok: true })
  expect(await floor.call(id)).toMatchObject({ state: 'talking', operatorId: next })
  await floor.command(next, 'end-call', { callId: id })
  await floor.command(next, 'finish-wrap-up', {})
  expect(await floor.call(id)).toMatchObject({ state: 'closed', outcome: 'answered' })
  expect((await floor.engagements(id)).map(({ state, operatorId }) => [state, operatorId])).toEqual([
    ['ended', operator],
    ['ended', next],
  ])
})

test('a caller who was handed on and hangs up leaves the first one her wrap-up', async () => {
  const { id, name, operator } = await talking(6)
  await floor.command(operator, 'transfer-call', { callId: id, to: { queue: english }, kind: 'blind' })
  await floor.event('caller-hung-up', { call: name })
  expect(await floor.call(id)).toMatchObject({ state: 'abandoned' })
  expect(await floor.operator(operator)).toMatchObject({ activity: 'wrap-up', callId: id })
  expect(await floor.engagements(id)).toMatchObject([{ state: 'wrap-up', operatorId: operator }])
  expect(await floor.command(operator, 'finish-wrap-up', {})).toMatchObject({ ok: true })
})

test('a waiting call is moved and raised by a lead; one that talks is not', async () => {
  const { id } = await floor.arrive()
  const lead = floor.operators[7]!
  expect(await floor.command(lead, 'move-call', { callId: id, queueId: english }, 'lead')).toMatchObject({ ok: true })
  expect(await floor.command(lead, 'prioritise-call', { callId: id, priority: 5 }, 'lead')).toMatchObject({ ok: true })
  expect(floor.model.calls.get(id)).toMatchObject({ queueId: english, priority: 5 })
  const busy = await talking(2)
  expect(await floor.command(lead, 'move-call', { callId: busy.id, queueId: general }, 'lead')).toMatchObject({
    error: 'wrong-state',
  })
})

test('a lead forces availability in her own group only, and a live call comes first', async () => {
  const { operator } = await talking(3)
  const lead = floor.operators[7]!
  const body = { operatorId: operator, availability: 'busy', reason: 'fire drill' } as const
  expect(await floor.command(lead, 'force-availability', body)).toMatchObject({ error: 'not-allowed' })
  expect(await floor.command(lead, 'force-availability', body, 'lead')).toMatchObject({ ok: true })
  expect(await floor.operator(operator)).toMatchObject({
    availability: 'ready',
    activity: 'talking',
    nextAvailability: { availability: 'busy', by: { actor: 'someone', cause: 'lead', reason: 'fire drill' } },
  })
})

test('ending a session gives an offer back, finishes a wrap-up, and waits for a live call', async () => {
  const lead = floor.operators[7]!
  const end = (operatorId: TestFloor['operators'][number]) =>
    floor.command(lead, 'end-session', { operatorId, reason: 'end of shift' }, 'lead')

  const { id, operator } = await talking(4)
  expect(await end(operator)).toMatchObject({ error: 'wrong-state', details: { current: { activity: 'talking' } } })
  await floor.command(operator, 'end-call', { callId: id })
  expect(await end(operator)).toMatchObject({ ok: true })
  expect(await floor.call(id)).toMatchObject({ state: 'closed' })
  expect(await floor.operator(operator)).toMatchObject({
    availability: 'signed-out',
    callId: null,
    changedBy: { cause: 'lead', reason: 'end of shift' },
  })

  const rung = floor.operators[5]!
  const ringing = await floor.arrive()
  await floor.offer(ringing.id, rung)
  expect(await end(rung)).toMatchObject({ ok: true })
  expect(await floor.call(ringing.id)).toMatchObject({ state: 'queued' })
  expect(await floor.operator(rung)).toMatchObject({ availability: 'signed-out', activity: 'idle' })
  expect((await floor.timers()).filter(({ subject }) => subject === ringing.id || subject === operator)).toEqual([])
})

test('a lead moves and raises calls of the queues her group serves, a manager any; each leaves a trace', async () => {
  const { id } = await floor.arrive()
  const nobody = floor.operators[7]!
  const tried = (role: 'lead' | 'manager') =>
    Promise.all([
      floor.command(nobody, 'prioritise-call', { callId: id, priority: 9 }, role),
      floor.command(nobody, 'move-call', { callId: id, queueId: english }, role),
    ])
  await floor.store.read.update(operator).set({ groupId: 'group-002' as never })
  expect(await tried('lead')).toMatchObject([{ error: 'not-allowed' }, { error: 'not-allowed' }])
  expect(await floor.call(id)).toMatchObject({ queueId: general, priority: 0 })
  expect(await tried('manager')).toMatchObject([{ ok: true }, { ok: true }])
  await floor.store.read.update(operator).set({ groupId: 'group-001' as never })
  await floor.command(nobody, 'prioritise-call', { callId: id, priority: 1, reason: 'a child alone' }, 'lead')

  const traces = await floor.traces(`call/${id}`)
  expect(traces.map(({ act }) => act).sort()).toEqual(['move-call', 'prioritise-call', 'prioritise-call'])
  expect(traces.map(({ reason }) => reason)).toContain('a child alone')
  await floor.store.read.update(operator).set({ queues: [{ queueId: general, level: 2, reserve: false }] })
  expect((await tried('lead')).map(({ ok }) => ok)).toEqual([false, false])
})
