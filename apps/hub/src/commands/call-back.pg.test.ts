import type { CallBackAnswer, CallId, OperatorId } from '@hearline/domain'
import { audit, callback, queue, ticket, timer as timers } from '@hearline/store'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commit } from '../calls/commit.ts'
import { english, general, openFloor, type TestFloor } from '../testing/floor.ts'
import { fire } from '../timers/effects.ts'

let floor: TestFloor
let ann: OperatorId
let ben: OperatorId
beforeAll(async () => {
  floor = await openFloor(2)
  ;[ann, ben] = floor.operators as [OperatorId, OperatorId]
})
afterAll(() => floor.stop())

let number = 0
const caller = () => `1390000${String(++number).padStart(4, '0')}`

const missed = (waitedMs: number, from = caller()) => floor.missed(from, waitedMs)
const owed = async (callId: CallId) =>
  (await floor.store.read.select().from(callback).where(eq(callback.callId, callId)))[0]
const take = (who: OperatorId, callBackId: string) => floor.command(who, 'take-call-back', { callBackId })
const close = async (who: OperatorId, callBackId: string, outcome: CallBackAnswer) => {
  const closed = await floor.command(who, 'close-call-back', { callBackId, outcome })
  if (closed.ok && outcome === 'reached')
    expect(await floor.command(who, 'finish-wrap-up', {})).toMatchObject({ ok: true })
  return closed
}

test('who gives up after 5 s is owed a call, once a number; who does sooner, or withholds it, is not', async () => {
  const from = caller()
  const callId = await missed(6_000, from)
  expect(await owed(callId)).toMatchObject({ state: 'due', reason: 'abandoned', queueId: general, tries: 0 })
  expect(await owed(await missed(6_000, from))).toBeUndefined()
  expect(await owed(await missed(4_000))).toBeUndefined()
  const { id, name } = await floor.arrive({ from: undefined })
  await floor.event('caller-hung-up', { call: name })
  expect(await owed(id)).toBeUndefined()
  // her next call is answered
  const again = await floor.arrive({ from })
  await floor.offer(again.id, ann)
  await floor.command(ann, 'answer-call', { callId: again.id, fence: 1 })
  expect(await owed(callId)).toMatchObject({ state: 'closed', outcome: 'called-again' })
  expect(floor.model.callBacks.size).toBe(0)
  await floor.command(ann, 'end-call', { callId: again.id })
  await floor.command(ann, 'finish-wrap-up', {})
})

test('one operator takes it, sees the number, gets no calls meanwhile, and says how it went', async () => {
  const callId = await missed(6_000, '13911112222')
  const { id } = (await owed(callId))!
  const taken = await take(ann, id)
  expect(taken).toEqual({ ok: true, value: { phone: '13911112222', callId } })
  expect(await take(ann, id)).toEqual(taken)
  expect(await floor.operator(ann)).toMatchObject({ availability: 'busy', changedBy: { reason: 'call-back' } })
  expect(await take(ben, id)).toMatchObject({
    error: 'taken-by-other',
    details: { current: { takenBy: { operatorId: ann } } },
  })
  expect(await close(ben, id, 'reached')).toMatchObject({ error: 'taken-by-other' })
  expect(await close(ann, id, 'no-answer')).toMatchObject({
    value: { state: 'due', notBefore: expect.any(String) as string },
  })
  expect(await floor.operator(ann)).toMatchObject({ availability: 'ready' })
  expect(await take(ben, id)).toMatchObject({ error: 'too-early' })
  const traces = await floor.store.read
    .select()
    .from(audit)
    .where(eq(audit.subject, `call/${callId}`))
  expect(traces.map(({ act }) => act)).toContain('take-call-back')
  expect(JSON.stringify([...floor.model.callBacks.values()])).not.toContain('13911112222')
})

test('where no switch dials for her, whom she says that she reached she has one draft for', async () => {
  const drafts = (callId: CallId) => floor.store.read.select().from(ticket).where(eq(ticket.callId, callId))
  const first = await missed(6_000)
  const { id } = (await owed(first))!
  expect(await floor.command(ann, 'open-ticket', { callId: first })).toMatchObject({ error: 'call-gone' })
  await take(ann, id)
  expect(await drafts(first)).toEqual([])
  await close(ann, id, 'reached')
  expect(await drafts(first)).toMatchObject([{ authorId: ann, state: 'draft' }])
  // she had opened one herself
  const second = await missed(6_000)
  await take(ann, (await owed(second))!.id)
  expect(await floor.command(ben, 'open-ticket', { callId: second })).toMatchObject({ error: 'call-gone' })
  const opened = await floor.command(ann, 'open-ticket', { callId: second })
  await close(ann, (await owed(second))!.id, 'reached')
  expect((await drafts(second)).map((one) => one.id)).toEqual([opened.ok && opened.value.ticketId])
  const third = await missed(6_000)
  await take(ann, (await owed(third))!.id)
  await close(ann, (await owed(third))!.id, 'declined')
  expect(await drafts(third)).toEqual([])
})

test('it is held back while callers on the line go first, and is for those of its queue', async () => {
  const { id } = (await owed(await missed(6_000)))!
  floor.model.callBackPace.set(general, 0)
  expect(await take(ben, id)).toMatchObject({ error: 'held-back', details: { current: { atOnce: 0, inHand: 0 } } })
  floor.model.callBackPace.delete(general)
  const moved = await floor.command(ben, 'move-operators', { operatorIds: [ben], queues: [english] }, 'manager')
  expect(await take(ben, id)).toMatchObject({ error: 'not-your-queue' })
  if (moved.ok) await floor.command(ben, 'undo-move', { moveId: moved.value.moveId }, 'manager')
})

test('of two who take one at the same instant the pace lets one', async () => {
  floor.model.callBackPace.set(general, 1)
  for (let round = 0; round < 5; round++) {
    const [one, other] = [(await owed(await missed(6_000)))!, (await owed(await missed(6_000)))!]
    const taken = await Promise.all([take(ann, one.id), take(ben, other.id)])
    expect(taken.map((each) => (each.ok ? 'taken' : each.error)).toSorted()).toEqual(['held-back', 'taken'])
    const [winner, his, loser, hers] = taken[0].ok ? [ann, one, ben, other] : [ben, other, ann, one]
    expect(await close(winner, his.id, 'reached')).toMatchObject({ ok: true })
    expect(await take(loser, hers.id)).toMatchObject({ ok: true })
    expect(await close(loser, hers.id, 'reached')).toMatchObject({ ok: true })
  }
  floor.model.callBackPace.delete(general)
})

test('what is not heard of is due again by itself', async () => {
  const { id } = (await owed(await missed(6_000)))!
  await take(ben, id)
  const { taken } = (await floor.store.read.select().from(callback).where(eq(callback.id, id)))[0]!
  const late = { ...taken!, until: 1 }
  await floor.store.tx((tx) => tx.db.update(callback).set({ taken: late }).where(eq(callback.id, id)))
  const timer = (await floor.timers()).find(({ subject }) => subject === id)!
  expect(timer).toMatchObject({ kind: 'call-back-lapse', dueAt: taken!.until })
  await floor.store.tx((tx) => tx.db.update(timers).set({ dueAt: 1 }).where(eq(timers.id, timer.id)))
  expect(await commit(floor, (tx) => fire({ tx, timings: floor.timings }, timer.id))).toBe('done')
  expect(floor.model.callBacks.get(id)).toMatchObject({ state: 'due', taken: null })
})

test('in a storm with the offer she asks for it on the line, and may wait on', async () => {
  const { id, name } = await floor.arrive({ from: caller() })
  await floor.event('dtmf', { call: name, digit: '1' })
  expect(await owed(id)).toBeUndefined()
  const switches = { announcement: false, callBackOffer: true, reserveSeats: false, reducedForm: false }
  const storm = { actor: 'lead001', name: 'Someone', since: 1, reason: 'rain', ...switches }
  await floor.store.tx((tx) => tx.db.update(queue).set({ storm }).where(eq(queue.id, general)))
  await floor.event('dtmf', { call: name, digit: '2' })
  expect(await owed(id)).toBeUndefined()
  await floor.event('dtmf', { call: name, digit: '1' })
  const { id: callBackId } = (await owed(id))!
  expect(await take(ann, callBackId)).toMatchObject({ error: 'wrong-state' })
  await floor.event('caller-hung-up', { call: name })
  expect(await take(ann, callBackId)).toMatchObject({ ok: true })
  expect(await close(ann, callBackId, 'reached')).toMatchObject({ value: { state: 'closed' } })
})
