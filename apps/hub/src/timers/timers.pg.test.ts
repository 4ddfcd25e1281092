import { dropTimer } from '@hearline/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMetrics } from '../metrics.ts'
import { openFloor, type TestFloor } from '../testing/floor.ts'
import { startTimers } from './timers.ts'

let floor: TestFloor
beforeAll(async () => {
  floor = await openFloor(12)
})
afterAll(() => floor.stop())

test('nobody answers: the call goes to the front and the operator is busy', async () => {
  const [ann] = floor.operators as [TestFloor['operators'][number]]
  const { id } = await floor.arrive()
  await floor.offer(id, ann)
  const waitedSince = (await floor.call(id)).waitingSince
  expect(await floor.fireTimer(id, 10)).toBe('done')
  expect(await floor.operator(ann)).toMatchObject({
    availability: 'busy',
    activity: 'idle',
    callId: null,
    changedBy: { actor: 'system', cause: 'no-answer' },
  })
  const call = await floor.call(id)
  expect(call).toMatchObject({ state: 'queued', fence: 1, waitingSince: waitedSince, operatorId: null })
  expect(call.returnedAt).not.toBeNull()
  expect(await floor.engagements(id)).toMatchObject([{ state: 'ended', endCause: 'no-answer' }])
  expect(await floor.orders(id)).toEqual([
    { do: 'ring', fence: 1 },
    { do: 'cancel', fence: 1 },
  ])
})

test('a ring timeout that comes late punishes nobody', async () => {
  const ben = floor.operators[1]!
  const { id } = await floor.arrive()
  const before = await floor.operator(ben)
  await floor.offer(id, ben)
  expect(await floor.fireTimer(id, 6_000)).toBe('done')
  expect(await floor.operator(ben)).toMatchObject({
    availability: 'ready',
    activity: 'idle',
    idleSince: before.idleSince,
    changedBy: { cause: 'system' },
  })
  expect(await floor.call(id)).toMatchObject({ state: 'queued' })
})

test('a ring timeout in a pause in which nobody could act punishes nobody', async () => {
  const who = floor.operators[11]!
  const { id } = await floor.arrive()
  await floor.offer(id, who)
  let asked = 0
  const hadPause = (withinMs: number) => {
    asked = withinMs
    return true
  }
  expect(await floor.fireTimer(id, 1_000, hadPause)).toBe('done')
  // from when it began to ring until now
  expect(asked).toBeGreaterThanOrEqual(floor.timings.ring + 1_000)
  expect(asked).toBeLessThan(floor.timings.ring + 5_000)
  expect(await floor.operator(who)).toMatchObject({ availability: 'ready', changedBy: { cause: 'system' } })
})

test('wrap-up runs out: busy in time, ready when the timer came late; the call is closed', async () => {
  for (const [who, overdue, expected] of [
    [floor.operators[2]!, 10, { availability: 'busy', changedBy: { cause: 'overrun' } }],
    [floor.operators[3]!, 6_000, { availability: 'ready', changedBy: { cause: 'system' } }],
  ] as const) {
    const { id } = await floor.talking(who)
    await floor.command(who, 'end-call', { callId: id })
    expect(await floor.fireTimer(who, overdue)).toBe('done')
    expect(await floor.operator(who)).toMatchObject({ ...expected, activity: 'idle', wrapUpEndsAt: null })
    expect(await floor.call(id)).toMatchObject({ state: 'closed', outcome: 'answered' })
  }
})

test('wrap-up is extended twice and no more, and its timer moves along', async () => {
  const who = floor.operators[4]!
  const { id } = await floor.talking(who)
  await floor.command(who, 'set-availability', { availability: 'training', reason: 'course' })
  await floor.command(who, 'end-call', { callId: id })
  const first = (await floor.operator(who)).wrapUpEndsAt!
  expect(await floor.command(who, 'extend-wrap-up', {})).toMatchObject({ ok: true })
  expect(await floor.command(who, 'extend-wrap-up', {})).toMatchObject({ ok: true })
  expect(await floor.command(who, 'extend-wrap-up', {})).toMatchObject({
    ...{ error: 'no-extensions-left', details: { current: { activity: 'wrap-up' } } },
  })
  const timer = (await floor.timers()).find(({ subject }) => subject === who)
  expect(timer?.dueAt).toBe(first + 120_000)
  // what was asked for on the call comes after it
  expect(await floor.command(who, 'finish-wrap-up', {})).toMatchObject({ ok: true })
  const current = { availability: 'training', activity: 'idle' }
  expect(await floor.command(who, 'finish-wrap-up', {})).toMatchObject({ error: 'wrong-state', details: { current } })
  expect(await floor.operator(who)).toMatchObject({
    availability: 'training',
    nextAvailability: null,
    changedBy: { reason: 'course' },
  })
})

test('a break is granted inside the quota, ends by itself, and the second one at a time is refused', async () => {
  const [who, other] = [floor.operators[5]!, floor.operators[6]!]
  expect(await floor.command(who, 'set-availability', { availability: 'break', minutes: 5 })).toEqual({
    ok: true,
    value: { availability: 'break', takesEffect: 'now' },
  })
  const { since, until } = await floor.operator(who)
  expect(until! - since).toBe(300_000)
  expect(await floor.command(other, 'set-availability', { availability: 'break' })).toMatchObject({
    error: 'break-quota',
  })
  expect(await floor.fireTimer(who, 10)).toBe('done')
  expect(await floor.operator(who)).toMatchObject({ availability: 'busy', until: null, changedBy: { cause: 'timer' } })
})

test('timers fire by themselves, and a deadline that lost its timer is found', async () => {
  const [rings, lost] = [floor.operators[7]!, floor.operators[8]!]
  const calls = [await floor.arrive(), await floor.arrive()] as const
  await floor.offer(calls[0].id, rings)
  await floor.offer(calls[1].id, lost)
  await floor.store.tx((tx) => dropTimer(tx, { kind: 'ring-timeout', subject: calls[1].id }))
  await floor.store.read.execute(`update call set lease_ends_at = now() - interval '1 ms' where id = '${calls[1].id}'`)
  await floor.store.read.execute(`update timer set due_at = clock_timestamp() where subject = '${calls[0].id}'`)
  const idle = new Promise<void>((resolve) => {
    floor.model.onApplied(() => {
      const still = [rings, lost].some((id) => floor.model.operators.get(id)?.activity === 'offered')
      if (!still) resolve()
    })
  })
  const timers = startTimers(floor)
  await idle
  await timers.stop()
  expect(await floor.operator(rings)).toMatchObject({ changedBy: { cause: 'no-answer' } })
  expect(await floor.operator(lost)).toMatchObject({ availability: 'ready', changedBy: { cause: 'system' } })
  const counted = await floor.metrics.registry.getSingleMetricAsString('hearline_timers_restored_total')
  expect(counted).toContain('{kind="ring-timeout"} 1')
  expect(await floor.timers()).toEqual([])
})

test('a clock that is set back does not put the timers to sleep', async () => {
  const [first, second] = [await floor.arrive(), await floor.arrive()]
  await floor.offer(first.id, floor.operators[9]!)
  await floor.offer(second.id, floor.operators[10]!)
  const timers = startTimers({ ...floor, metrics: openMetrics() })
  const ringsOut = async (id: string) => {
    const out = new Promise<void>((resolve) => {
      const silence = floor.model.onApplied((applied) => {
        if (!applied.some((each) => each.kind === 'call' && each.row.id === id && each.row.state === 'queued')) return
        silence()
        resolve()
      })
    })
    await floor.store.read.execute(`update timer set due_at = clock_timestamp() where subject = '${id}'`)
    await out
  }
  await ringsOut(first.id)
  // by now the next look is decided
  await floor.arrive()
  floor.model.heard({ asOf: floor.model.now() - 3_600_000, hubs: [], dataEpoch: floor.model.dataEpoch })
  await ringsOut(second.id)
  await timers.stop()
})
