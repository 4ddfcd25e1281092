import { randomUUID } from 'node:crypto'
import { ctiEvent } from '@hearline/store'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFloor, type TestFloor } from '../testing/floor.ts'
import { receive } from './receive.ts'

let floor: TestFloor
beforeAll(async () => {
  floor = await openFloor(12)
})
afterAll(() => floor.stop())

const done = { status: 202, outcome: 'done' }
const envelope = () => ({ id: randomUUID(), at: new Date().toISOString(), ageMs: 0, n: 1 })
const post = (event: Record<string, unknown>) => receive({ ...floor, switchId: 'main' }, event as never)

async function talking(who = 0) {
  const operator = floor.operators[who]!
  return { ...(await floor.talking(operator)), operator }
}

test('the same event five times at once has one effect and one reply', async () => {
  const event = { ...envelope(), type: 'call-arrived', call: 'five-times', to: '12345' }
  const replies = await Promise.all(Array.from({ length: 5 }, () => post(event)))
  expect(replies).toEqual(Array(5).fill(done))
  const { rows } = { rows: [...floor.model.calls.values()].filter((call) => call.switchCall === 'five-times') }
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ callerMasked: null, hotline: '12345', queueId: 'general' })
})

test('the language and the dialled number choose the queue; an unknown number is the main one', async () => {
  const { id } = await floor.arrive({ language: 'en-GB' })
  expect(await floor.call(id)).toMatchObject({ queueId: 'english', language: 'en-GB' })
  const other = await floor.arrive({ to: '99999' })
  expect(await floor.call(other.id)).toMatchObject({ queueId: 'general', hotline: '99999' })
})

test('a caller who was cut off keeps her place for a minute, one who hung up does not', async () => {
  const from = '13911112222'
  const first = await floor.arrive({ from })
  const { waitingSince } = await floor.call(first.id)
  await floor.event('call-ended', { call: first.name, cause: 'line-lost' })
  expect(await floor.call(first.id)).toMatchObject({
    state: 'closed',
    outcome: 'failed',
    endCause: 'line-lost',
  })
  // the same number in another spelling
  const again = await floor.arrive({ from: '+8613911112222' })
  expect((await floor.call(again.id)).waitingSince).toBe(waitingSince)

  await floor.event('caller-hung-up', { call: again.name })
  await floor.store.read.execute(`update call set ended_at = now() - interval '61 s' where id = '${first.id}'`)
  const third = await floor.call((await floor.arrive({ from })).id)
  expect(third.waitingSince).toBe(third.arrivedAt)
})

test('a caller who was cut off while talking comes back to the front, with a wait of her own', async () => {
  const from = '13911113333'
  const first = await floor.talking(floor.operators[11]!, { from })
  await floor.event('call-ended', { call: first.name, cause: 'line-lost' })
  expect(await floor.call(first.id)).toMatchObject({ state: 'wrap-up', endCause: 'line-lost' })
  const again = await floor.call((await floor.arrive({ from })).id)
  expect(again).toMatchObject({ state: 'queued', waitingSince: again.arrivedAt, returnedAt: again.arrivedAt })
})

test('a caller who hangs up while a desk rings frees it, idle since before', async () => {
  const operator = floor.operators[1]!
  const { idleSince } = await floor.operator(operator)
  const { id, name } = await floor.arrive()
  await floor.offer(id, operator)
  expect(await floor.event('caller-hung-up', { call: name })).toEqual(done)
  expect(await floor.call(id)).toMatchObject({ state: 'abandoned', endCause: 'caller' })
  expect(await floor.operator(operator)).toMatchObject({ availability: 'ready', activity: 'idle', idleSince })
  expect(await floor.orders(id)).toMatchObject([{ do: 'ring' }, { do: 'cancel' }])
  expect(await floor.event('call-ended', { call: name, cause: 'caller' })).toEqual({ status: 202, outcome: 'noted' })
})

test('a phone that is lifted answers; lifted too late it is refused', async () => {
  const operator = floor.operators[2]!
  const { id, name } = await floor.arrive()
  await floor.offer(id, operator)
  expect(await floor.event('leg-answered', { call: name, fence: 0 })).toEqual({ status: 409, outcome: 'stale-fence' })
  expect(await floor.event('leg-answered', { call: name, fence: 1 })).toEqual(done)
  expect(await floor.call(id)).toMatchObject({ state: 'talking', operatorId: operator })
  expect((await floor.call(id)).ticketId).not.toBeNull()
  expect(await floor.event('leg-answered', { call: name, fence: 1 })).toEqual({ status: 202, outcome: 'noted' })
  expect(await floor.event('leg-ended', { call: name, fence: 1, by: 'operator' })).toEqual(done)
  expect(await floor.call(id)).toMatchObject({ state: 'wrap-up', endCause: 'operator' })
  expect(await floor.event('leg-answered', { call: name, fence: 1 })).toEqual({ status: 409, outcome: 'call-gone' })
})

test('[O22] a call that arrived before midnight is not of the day on which it is answered and written up', async () => {
  const operator = floor.operators[10]!
  const { id } = await floor.arrive()
  await floor.store.read.execute(`update call set arrived_at = now() - interval '1 day' where id = '${id}'`)
  await floor.offer(id, operator)
  expect(await floor.command(operator, 'answer-call', { callId: id, fence: 1 })).toMatchObject({ ok: true })
  expect(await floor.command(operator, 'end-call', { callId: id })).toMatchObject({ ok: true })
  expect(await floor.command(operator, 'finish-wrap-up', {})).toMatchObject({ ok: true })
  expect((await floor.operator(operator)).day).toBeNull()
})

test('a leg that fails at once brings the caller to the front and takes the operator out', async () => {
  const { id, name, operator } = await talking(3)
  const draft = (await floor.call(id)).ticketId
  expect((await floor.operator(operator)).day).toMatchObject({ calls: 1, inTime: 1 })
  expect(await floor.event('leg-failed', { call: name, fence: 1, reason: 'no media' })).toEqual(done)
  expect((await floor.operator(operator)).day).toMatchObject({ calls: 0, inTime: 0, handled: 0 })
  expect(await floor.call(id)).toMatchObject({ state: 'queued', operatorId: null, answeredAt: null, fence: 1 })
  expect(await floor.operator(operator)).toMatchObject({ availability: 'busy', changedBy: { cause: 'link-lost' } })
  const next = floor.operators[4]!
  await floor.offer(id, next, 1)
  // the blank draft goes along
  expect(await floor.command(next, 'answer-call', { callId: id, fence: 2 })).toEqual({
    ok: true,
    value: { ticketId: draft },
  })
  expect(await floor.event('leg-failed', { call: name, fence: 1, reason: 'late' })).toMatchObject({ outcome: 'noted' })
})

test('a leg that fails later ends the talk', async () => {
  const { id, name, operator } = await talking(5)
  await floor.store.read.execute(`update call set answered_at = now() - interval '6 s' where id = '${id}'`)
  expect(await floor.event('leg-failed', { call: name, fence: 1, reason: 'cable' })).toEqual(done)
  expect(await floor.call(id)).toMatchObject({ state: 'wrap-up', endCause: 'leg-failed' })
  expect(await floor.operator(operator)).toMatchObject({ activity: 'wrap-up' })
})

test('a leg that fails or ends without its fence is nobody’s: the talk goes on', async () => {
  const { id, name } = await talking(6)
  for (const [type, how] of [
    ['leg-failed', { reason: 'late' }],
    ['leg-ended', { by: 'operator' }],
  ] as const) {
    expect(await floor.event(type, { call: name, ...how })).toEqual({ status: 202, outcome: 'noted' })
    expect(await floor.call(id)).toMatchObject({ state: 'talking', fence: 1 })
  }
})

test('what cannot be understood is kept, encrypted, and answered with 202', async () => {
  const cases = [
    [{ type: 'moon-rose', phase: 'full' }, 'unknown-type'],
    [{ type: 'caller-hung-up', call: 'never-heard-of' }, 'unknown-call'],
    [{ type: 'connected', call: (await floor.arrive()).name }, 'out-of-order'],
  ] as const
  for (const [fields, outcome] of cases) {
    const event = { ...envelope(), ...fields }
    expect(await post(event)).toEqual({ status: 202, outcome })
    const [row] = await floor.store.read.select().from(ctiEvent).where(eq(ctiEvent.id, event.id))
    expect(row?.sealed?.toString('latin1')).not.toContain(event.type)
    expect(JSON.parse(floor.store.vault.open(row!.sealed!, row!.key!))).toEqual(event)
  }
})

test('a known event with a missing or wrong field is bad input and leaves no trace', async () => {
  for (const [fields, field] of [
    [{ type: 'call-arrived', call: 'x' }, 'to'],
    [{ type: 'leg-answered', call: 'x' }, 'fence'],
    [{ type: 'call-ended', call: 'x', cause: 'boredom' }, 'cause'],
  ] as const) {
    const event = { ...envelope(), ...fields }
    await expect(post(event)).rejects.toMatchObject({ code: 'bad-input', details: { field } })
    expect(await floor.store.read.select().from(ctiEvent).where(eq(ctiEvent.id, event.id))).toEqual([])
  }
})

test('a switch that can announce greets each caller in her language; one that cannot is not asked to', async () => {
  const plain = await floor.arrive()
  expect(await floor.orders(plain.id)).toEqual([])
  await floor.event('switch-up', { boot: 'talks', can: ['announce'], seats: ['hub'], calls: [] })
  const greeted = await floor.arrive({ language: 'en' })
  expect(await floor.orders(greeted.id)).toEqual([{ do: 'announce', fence: 0 }])
})
