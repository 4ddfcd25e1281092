import type { OperatorId } from '@hearline/domain'
import { findTicket, instruction, readDraft } from '@hearline/store'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFloor, type TestFloor } from '../testing/floor.ts'

let floor: TestFloor
let ann: OperatorId
let ben: OperatorId
let eve: OperatorId
beforeAll(async () => {
  floor = await openFloor(3)
  ;[ann, ben, eve] = floor.operators as [OperatorId, OperatorId, OperatorId]
})
afterAll(() => floor.stop())

describe('blind to a colleague', () => {
  test('her desk rings by name, and she goes on with the same ticket', async () => {
    const { id, ticketId, name } = await floor.talking(ann)
    await floor.command(ann, 'save-draft', { ticketId, rev: 3, fields: { text: 'no water since Monday' } })
    const to = { operator: ben }
    expect(await floor.command(ann, 'transfer-call', { callId: id, to, kind: 'blind' })).toMatchObject({ ok: true })
    expect(await floor.call(id)).toMatchObject({
      ...{ state: 'offered', operatorId: ben, fence: 2, answeredAt: null },
      transferredBy: { operatorId: ann, name: '某人', kind: 'blind' },
    })
    expect(await floor.operator(ann)).toMatchObject({ activity: 'wrap-up', callId: id })
    expect(await floor.operator(ben)).toMatchObject({ activity: 'offered', callId: id })
    expect(await floor.orders(id)).toEqual([
      { do: 'ring', fence: 1 },
      { do: 'connect', fence: 1 },
      { do: 'park', fence: 1 },
      { do: 'ring', fence: 2 },
    ])
    // the old leg's end is no news of the new one
    await floor.event('leg-ended', { call: name, fence: 1, by: 'operator' })
    expect(await floor.command(ben, 'answer-call', { callId: id, fence: 2 })).toMatchObject({
      ok: true,
      value: { ticketId },
    })
    const { store } = floor
    expect(await findTicket(store.read, ticketId)).toMatchObject({ authorId: ben, passedBy: [ann], state: 'draft' })
    expect(await readDraft(store.read, store.vault, { ticketId, authorId: ben })).toMatchObject({
      ...{ rev: 3, fields: { text: 'no water since Monday' } },
    })
    expect(await floor.command(ann, 'save-draft', { ticketId, rev: 4, fields: { text: 'late' } })).toMatchObject({
      error: 'not-your-ticket',
    })
    // what comes to her mind now goes into one of her own
    const more = await floor.command(ann, 'open-ticket', { callId: id })
    expect(more.ok && (await findTicket(store.read, more.value.ticketId))).toMatchObject({ authorId: ann, callId: id })
    await floor.command(ann, 'finish-wrap-up', {})
    expect(await floor.command(ann, 'open-ticket', { callId: id })).toMatchObject({ error: 'not-your-call' })
    expect(await floor.call(id)).toMatchObject({ state: 'talking', operatorId: ben })
    await floor.command(ben, 'end-call', { callId: id })
    await floor.command(ben, 'finish-wrap-up', {})
    expect((await floor.engagements(id)).map(({ operatorId, state }) => [operatorId, state])).toEqual([
      [ann, 'ended'],
      [ben, 'ended'],
    ])
  })

  test('who does not take it sends it back to who writes her record, whose own miss sends it to the front', async () => {
    const { id, ticketId } = await floor.talking(ann)
    await floor.command(ann, 'transfer-call', { callId: id, to: { operator: ben }, kind: 'blind' })
    await floor.command(ben, 'decline-call', { callId: id, fence: 2, reason: 'headset' })
    expect(await floor.call(id)).toMatchObject({ state: 'offered', operatorId: ann, fence: 3 })
    expect(await floor.operator(ann)).toMatchObject({ activity: 'offered', wrapUpEndsAt: null })
    expect(await floor.operator(ben)).toMatchObject({ availability: 'busy', changedBy: { reason: 'headset' } })
    expect((await floor.orders(id)).slice(4)).toEqual([
      { do: 'cancel', fence: 2 },
      { do: 'ring', fence: 3 },
    ])
    expect(await floor.notices(ann)).toMatchObject([
      { code: 'transfer-returned', details: { cause: 'declined' }, callId: id },
    ])
    expect(await floor.timers()).toMatchObject([{ kind: 'ring-timeout', subject: id, fence: 3 }])

    expect(await floor.command(ann, 'answer-call', { callId: id, fence: 3 })).toMatchObject({
      ok: true,
      value: { ticketId },
    })
    await floor.ready(ben)
    await floor.command(ann, 'transfer-call', { callId: id, to: { operator: ben }, kind: 'blind' })
    await floor.command(ben, 'decline-call', { callId: id, fence: 4 })
    await floor.command(ann, 'decline-call', { callId: id, fence: 5 })
    expect(await floor.call(id)).toMatchObject({ state: 'queued', operatorId: null, fence: 5 })
    expect((await floor.call(id)).returnedAt).not.toBeNull()
    expect(await floor.engagements(id)).toMatchObject(Array.from({ length: 5 }, () => ({ state: 'ended' })))
    await floor.ready(ann)
    await floor.ready(ben)
  })

  test('when she has finished her record, it stands at the front and brings its ticket to a third', async () => {
    const { id, ticketId } = await floor.talking(ann)
    await floor.command(ann, 'save-draft', { ticketId, rev: 1, fields: { text: 'a dog' } })
    await floor.command(ann, 'transfer-call', { callId: id, to: { operator: ben }, kind: 'blind' })
    await floor.command(ann, 'finish-wrap-up', {})
    expect(await floor.fireTimer(id)).toBe('done')
    expect(await floor.call(id)).toMatchObject({ state: 'queued', operatorId: null })
    expect(await floor.operator(ben)).toMatchObject({ availability: 'busy', changedBy: { cause: 'no-answer' } })
    await floor.offer(id, eve, 2)
    expect(await floor.command(eve, 'answer-call', { callId: id, fence: 3 })).toMatchObject({ value: { ticketId } })
    expect(await findTicket(floor.store.read, ticketId)).toMatchObject({ authorId: eve, passedBy: [ann] })
    await floor.command(eve, 'end-call', { callId: id })
    await floor.command(eve, 'finish-wrap-up', {})
    await floor.ready(ben)
  })

  test('only to who could be given a call now', async () => {
    const { id } = await floor.talking(ann)
    const pass = (operator: OperatorId) =>
      floor.command(ann, 'transfer-call', { callId: id, to: { operator }, kind: 'blind' })
    await floor.command(ben, 'set-availability', { availability: 'busy' })
    expect(await pass(ben)).toMatchObject({
      ...{ error: 'target-unavailable', details: { reason: 'not-ready', target: { availability: 'busy' } } },
    })
    expect(await pass(ann)).toMatchObject({ details: { reason: 'yourself' } })
    expect(await floor.call(id)).toMatchObject({ state: 'talking', operatorId: ann, fence: 1 })
    expect(await floor.engagements(id)).toHaveLength(1)
    await floor.command(ann, 'end-call', { callId: id })
    await floor.command(ann, 'finish-wrap-up', {})
    await floor.ready(ben)
  })
})

describe('a number outside', () => {
  const number = '01065123456'
  const answered = async (name: string, fence: number) => floor.event('leg-answered', { call: name, fence, leg: 'far' })

  beforeAll(() =>
    floor
      .event('switch-up', { boot: 'b', can: ['hold', 'outside'], seats: ['phone'], calls: [] })
      .then(() => undefined),
  )

  test('takes the call as soon as it answers; its digits stand nowhere', async () => {
    const { id, name } = await floor.talking(ann)
    expect(await floor.command(ann, 'transfer-call', { callId: id, to: { number }, kind: 'blind' })).toMatchObject({
      ok: true,
    })
    expect(await floor.call(id)).toMatchObject({
      ...{ state: 'consulting', operatorId: ann, party: { kind: 'number', number: '010****3456', blind: true } },
    })
    const told = await floor.store.read.select().from(instruction).where(eq(instruction.callId, id))
    expect(JSON.stringify(told)).not.toContain('3456"')
    expect(await answered(name, 2)).toMatchObject({ status: 202 })
    expect(await floor.call(id)).toMatchObject({ state: 'closed', outcome: 'transferred-out' })
    expect(await floor.operator(ann)).toMatchObject({ activity: 'wrap-up' })
    expect((await floor.orders(id)).map((order) => order.do).slice(2)).toEqual(['hold', 'ring', 'join', 'drop-leg'])
    // the switch comes up again and still carries the two: they are not cut off
    const theirs = {
      call: name,
      to: '12345',
      state: 'connected',
      fence: 2,
      legs: ['far'],
      since: new Date().toISOString(),
    }
    await floor.event('switch-up', { boot: 'b2', can: ['hold', 'outside'], seats: ['phone'], calls: [theirs] })
    expect((await floor.orders(id)).at(-1)).toMatchObject({ do: 'drop-leg' })
    expect(await floor.event('caller-hung-up', { call: name })).toMatchObject({ status: 202, outcome: 'noted' })
    await floor.command(ann, 'finish-wrap-up', {})
    expect(await floor.engagements(id)).toMatchObject([{ state: 'ended' }])
  })

  test('is asked first and takes the call, or cannot be reached', async () => {
    const { id, name } = await floor.talking(ann)
    const ask = () => floor.command(ann, 'transfer-call', { callId: id, to: { number }, kind: 'consult' })
    await ask()
    const [ring] = await floor.store.read
      .select()
      .from(instruction)
      .where(and(eq(instruction.callId, id), eq(instruction.fence, 2)))
    await floor.event('instruction-failed', { call: name, instruction: ring!.id, reason: 'no line' })
    expect(await floor.call(id)).toMatchObject({ state: 'held', party: null })
    expect((await floor.notices(ann)).at(-1)).toMatchObject({
      code: 'consult-unanswered',
      details: { name: '010****3456' },
    })
    await ask()
    await answered(name, 3)
    expect(await floor.call(id)).toMatchObject({ state: 'consulting', party: { state: 'talking' } })
    expect(await floor.command(ann, 'complete-transfer', { callId: id })).toMatchObject({ ok: true })
    expect(await floor.call(id)).toMatchObject({ state: 'closed', outcome: 'transferred-out', endCause: 'transferred' })
    await floor.command(ann, 'finish-wrap-up', {})
  })

  test('cannot be rung by a switch that has no line outside', async () => {
    await floor.event('switch-up', { boot: 'c', can: ['hold'], seats: ['phone'], calls: [] })
    const { id } = await floor.talking(ann)
    expect(await floor.command(ann, 'transfer-call', { callId: id, to: { number }, kind: 'blind' })).toMatchObject({
      ...{ error: 'target-unavailable', details: { reason: 'no-outside' } },
    })
  })
})
