import { dueTimers, findTicket, instruction, notice, readDraft, type CallRow } from '@hearline/store'
import { and, desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commit } from '../calls/commit.ts'
import { openFloor, type TestFloor } from '../testing/floor.ts'
import { fire } from '../timers/effects.ts'

let floor: TestFloor
beforeAll(async () => {
  floor = await openFloor(12)
})
afterAll(() => floor.stop())

type Operator = TestFloor['operators'][number]
const someone = (n: number) => floor.operators[n] as Operator

/** The ringing has lasted long enough. */
async function ringOut(id: CallRow['id']) {
  const { read } = floor.store
  await read.execute(`update timer set due_at = clock_timestamp() - interval '10 ms' where subject = '${id}'`)
  const due = (await dueTimers(read, 50)).find((timer) => timer.subject === id)
  if (!due) throw new Error('nothing rings')
  expect(await commit(floor, (tx) => fire({ tx, timings: floor.timings }, due.id))).toBe('done')
}

const ready = (operator: Operator) => floor.command(operator, 'set-availability', { availability: 'ready' })
const notices = (operator: Operator) =>
  floor.store.read.select().from(notice).where(eq(notice.operatorId, operator)).orderBy(notice.at)

describe('blind to a colleague', () => {
  test('her desk rings by name, and she goes on with the same ticket', async () => {
    const [ann, ben] = [someone(0), someone(1)]
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
    await floor.command(ann, 'finish-wrap-up', {})
    expect(await floor.call(id)).toMatchObject({ state: 'talking', operatorId: ben })
    await floor.command(ben, 'end-call', { callId: id })
    await floor.command(ben, 'finish-wrap-up', {})
    expect((await floor.engagements(id)).map(({ operatorId, state }) => [operatorId, state])).toEqual([
      [ann, 'ended'],
      [ben, 'ended'],
    ])
  })

  test('who does not take it sends it back to who writes her record, whose own miss sends it to the front', async () => {
    const [ann, ben] = [someone(0), someone(1)]
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
    expect(await notices(ann)).toMatchObject([
      { code: 'transfer-returned', details: { cause: 'declined' }, callId: id },
    ])
    expect(await floor.timers()).toMatchObject([{ kind: 'ring-timeout', subject: id, fence: 3 }])

    expect(await floor.command(ann, 'answer-call', { callId: id, fence: 3 })).toMatchObject({
      ok: true,
      value: { ticketId },
    })
    await ready(ben)
    await floor.command(ann, 'transfer-call', { callId: id, to: { operator: ben }, kind: 'blind' })
    await floor.command(ben, 'decline-call', { callId: id, fence: 4 })
    await floor.command(ann, 'decline-call', { callId: id, fence: 5 })
    expect(await floor.call(id)).toMatchObject({ state: 'queued', operatorId: null, fence: 5 })
    expect((await floor.call(id)).returnedAt).not.toBeNull()
    expect(await floor.engagements(id)).toMatchObject(Array.from({ length: 5 }, () => ({ state: 'ended' })))
    await ready(ann)
    await ready(ben)
  })

  test('when she has finished her record, it stands at the front and brings its ticket to a third', async () => {
    const [ann, ben, eve] = [someone(0), someone(1), someone(2)]
    const { id, ticketId } = await floor.talking(ann)
    await floor.command(ann, 'save-draft', { ticketId, rev: 1, fields: { text: 'a dog' } })
    await floor.command(ann, 'transfer-call', { callId: id, to: { operator: ben }, kind: 'blind' })
    await floor.command(ann, 'finish-wrap-up', {})
    await ringOut(id)
    expect(await floor.call(id)).toMatchObject({ state: 'queued', operatorId: null })
    expect(await floor.operator(ben)).toMatchObject({ availability: 'busy', changedBy: { cause: 'no-answer' } })
    await floor.offer(id, eve, 2)
    expect(await floor.command(eve, 'answer-call', { callId: id, fence: 3 })).toMatchObject({ value: { ticketId } })
    expect(await findTicket(floor.store.read, ticketId)).toMatchObject({ authorId: eve, passedBy: [ann] })
    await floor.command(eve, 'end-call', { callId: id })
    await floor.command(eve, 'finish-wrap-up', {})
    await ready(ben)
  })

  test('only to who could be given a call now', async () => {
    const [ann, ben] = [someone(0), someone(1)]
    const { id } = await floor.talking(ann)
    const pass = (operator: Operator) =>
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
    await ready(ben)
  })
})

describe('asking a colleague first', () => {
  test('the caller waits, all are joined, and the colleague takes the call with its ticket', async () => {
    const [ann, ben] = [someone(3), someone(4)]
    const { id, ticketId, name } = await floor.talking(ann)
    const to = { operator: ben }
    expect(await floor.command(ann, 'transfer-call', { callId: id, to, kind: 'consult' })).toMatchObject({ ok: true })
    expect(await floor.call(id)).toMatchObject({
      ...{ state: 'consulting', operatorId: ann, fence: 2 },
      party: { kind: 'operator', state: 'ringing', operatorId: ben, by: '某人', fence: 2 },
    })
    expect(floor.model.calls.get(id)?.party?.operatorId).toBe(ben)
    expect(await floor.command(ann, 'complete-transfer', { callId: id })).toMatchObject({ error: 'wrong-state' })
    expect(await floor.command(ben, 'answer-call', { callId: id, fence: 1 })).toMatchObject({ error: 'stale-fence' })
    expect(await floor.command(ben, 'answer-call', { callId: id, fence: 2 })).toMatchObject({ ok: true })
    expect(await floor.operator(ben)).toMatchObject({ activity: 'consulting', callId: id })
    expect(await floor.command(ben, 'answer-call', { callId: id, fence: 2 })).toMatchObject({ error: 'wrong-state' })
    // the switch echoes what it was told
    await floor.event('leg-answered', { call: name, fence: 2, leg: 'x' })
    expect((await floor.engagements(id)).map(({ operatorId, state }) => [operatorId, state])).toEqual([
      [ann, 'consulting'],
      [ben, 'consulting'],
    ])
    expect(await floor.command(ann, 'join-call', { callId: id })).toMatchObject({ ok: true })
    expect(await floor.call(id)).toMatchObject({ state: 'talking', operatorId: ann, party: { state: 'joined' } })
    expect(await floor.command(ann, 'complete-transfer', { callId: id })).toMatchObject({ ok: true })
    expect(await floor.call(id)).toMatchObject({ state: 'talking', operatorId: ben, party: null, fence: 2 })
    expect(await floor.operator(ben)).toMatchObject({ activity: 'talking' })
    expect(await floor.operator(ann)).toMatchObject({ activity: 'wrap-up' })
    expect(await findTicket(floor.store.read, ticketId)).toMatchObject({ authorId: ben, passedBy: [ann] })
    expect((await floor.orders(id)).map((order) => order.do)).toEqual([
      ...['ring', 'connect', 'hold', 'ring', 'connect', 'join', 'drop-leg'],
    ])
    await floor.event('leg-ended', { call: name, fence: 1, by: 'operator' })
    expect(await floor.call(id)).toMatchObject({ state: 'talking' })
    await floor.event('caller-hung-up', { call: name })
    expect(await floor.operator(ben)).toMatchObject({ activity: 'wrap-up' })
    await floor.command(ann, 'finish-wrap-up', {})
    await floor.command(ben, 'finish-wrap-up', {})
    expect(await floor.call(id)).toMatchObject({ state: 'closed', outcome: 'answered' })
  })

  test('whoever leaves frees the other: declined, rung out, hung up, let go, caller gone', async () => {
    const [ann, ben] = [someone(3), someone(4)]
    const { id, name } = await floor.talking(ann)
    const ask = () => floor.command(ann, 'transfer-call', { callId: id, to: { operator: ben }, kind: 'consult' })
    const answer = (fence: number) => floor.command(ben, 'answer-call', { callId: id, fence })
    const held = { state: 'held', operatorId: ann, party: null }

    await ask()
    expect(await floor.command(ben, 'decline-call', { callId: id, fence: 1 })).toMatchObject({ error: 'stale-fence' })
    await floor.command(ben, 'decline-call', { callId: id, fence: 2 })
    expect(await floor.call(id)).toMatchObject(held)
    expect(await floor.operator(ann)).toMatchObject({ activity: 'held' })
    expect((await notices(ann)).at(-1)).toMatchObject({ code: 'consult-unanswered', details: { cause: 'declined' } })
    await ready(ben)

    // from hold as well
    await ask()
    await ringOut(id)
    expect(await floor.call(id)).toMatchObject(held)
    expect(await floor.operator(ben)).toMatchObject({ availability: 'busy', changedBy: { cause: 'no-answer' } })
    await ready(ben)

    await ask()
    await answer(4)
    expect(await floor.command(ben, 'end-call', { callId: id })).toMatchObject({ ok: true })
    expect(await floor.call(id)).toMatchObject(held)
    expect(await floor.operator(ben)).toMatchObject({ availability: 'ready', activity: 'idle', callId: null })

    await ask()
    await floor.event('leg-failed', { call: name, fence: 5, reason: 'no-media' })
    expect(await floor.call(id)).toMatchObject(held)
    await ready(ben)

    await ask()
    await answer(6)
    expect(await floor.command(ann, 'cancel-consult', { callId: id })).toMatchObject({ ok: true })
    expect(await floor.call(id)).toMatchObject({ state: 'talking', party: null })
    expect(await floor.operator(ann)).toMatchObject({ activity: 'talking' })
    // the ring she answered is hers still
    expect(await floor.command(ann, 'hold-call', { callId: id, fence: 1 })).toMatchObject({ ok: true })
    expect(await floor.command(ann, 'resume-call', { callId: id, fence: 2 })).toMatchObject({ error: 'stale-fence' })
    await floor.command(ann, 'resume-call', { callId: id })
    expect(await floor.operator(ben)).toMatchObject({ availability: 'ready', activity: 'idle' })

    await ask()
    await answer(7)
    await floor.event('caller-hung-up', { call: name })
    expect(await floor.operator(ben)).toMatchObject({ availability: 'ready', activity: 'idle', callId: null })
    expect(await floor.operator(ann)).toMatchObject({ activity: 'wrap-up' })
    await floor.command(ann, 'finish-wrap-up', {})
    expect(await floor.engagements(id)).toMatchObject(Array.from({ length: 7 }, () => ({ state: 'ended' })))
    expect(await floor.timers()).toEqual([])
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
    const ann = someone(5)
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
    const ann = someone(5)
    const { id, name } = await floor.talking(ann)
    const ask = () => floor.command(ann, 'transfer-call', { callId: id, to: { number }, kind: 'consult' })
    await ask()
    const [ring] = await floor.store.read
      .select()
      .from(instruction)
      .where(and(eq(instruction.callId, id), eq(instruction.fence, 2)))
    await floor.event('instruction-failed', { call: name, instruction: ring!.id, reason: 'no line' })
    expect(await floor.call(id)).toMatchObject({ state: 'held', party: null })
    expect((await notices(ann)).at(-1)).toMatchObject({ code: 'consult-unanswered', details: { name: '010****3456' } })
    await ask()
    await answered(name, 3)
    expect(await floor.call(id)).toMatchObject({ state: 'consulting', party: { state: 'talking' } })
    expect(await floor.command(ann, 'complete-transfer', { callId: id })).toMatchObject({ ok: true })
    expect(await floor.call(id)).toMatchObject({ state: 'closed', outcome: 'transferred-out', endCause: 'transferred' })
    await floor.command(ann, 'finish-wrap-up', {})
  })

  test('cannot be rung by a switch that has no line outside', async () => {
    await floor.event('switch-up', { boot: 'c', can: ['hold'], seats: ['phone'], calls: [] })
    const ann = someone(6)
    const { id } = await floor.talking(ann)
    expect(await floor.command(ann, 'transfer-call', { callId: id, to: { number }, kind: 'blind' })).toMatchObject({
      ...{ error: 'target-unavailable', details: { reason: 'no-outside' } },
    })
  })
})

describe('an emergency', () => {
  test.each(['talking', 'held', 'consulting'] as const)('from %s', async (state) => {
    const [ann, ben] = [someone(7), someone(8)]
    const { id, ticketId, name } = await floor.talking(ann)
    if (state === 'held') await floor.command(ann, 'hold-call', { callId: id })
    if (state === 'consulting') {
      await floor.command(ann, 'transfer-call', { callId: id, to: { operator: ben }, kind: 'consult' })
      await floor.command(ben, 'answer-call', { callId: id, fence: 2 })
    }
    const { fence } = await floor.call(id)
    expect(await floor.command(ann, 'transfer-emergency', { callId: id, service: '120' })).toMatchObject({
      ...{ ok: true, value: { ticketId, number: expect.stringMatching(/^\d{8}-\d{6}$/) as string } },
    })
    expect(await floor.call(id)).toMatchObject({
      ...{ state: 'talking', operatorId: ann, fence: fence + 1 },
      party: { kind: 'emergency', state: 'ringing', service: '120' },
    })
    expect(await floor.operator(ann)).toMatchObject({ activity: 'talking' })
    expect(await floor.operator(ben)).toMatchObject({ availability: 'ready', activity: 'idle' })
    expect(await findTicket(floor.store.read, ticketId)).toMatchObject({ state: 'registered', level: 'L1' })
    expect(await floor.command(ann, 'transfer-emergency', { callId: id, service: '110' })).toMatchObject({
      error: 'wrong-state',
    })
    const [told] = await floor.store.read.select().from(notice).where(eq(notice.callId, id)).orderBy(desc(notice.at))
    expect(told).toMatchObject({ code: 'emergency', groupId: 'group-001', details: { service: '120' }, mustRead: true })

    await floor.event('leg-answered', { call: name, fence: fence + 1, leg: 'far' })
    expect(await floor.call(id)).toMatchObject({ state: 'talking', party: { state: 'joined' } })
    expect((await floor.orders(id)).at(-1)).toEqual({ do: 'join', fence: fence + 1 })
    expect(await floor.command(ann, 'complete-transfer', { callId: id })).toMatchObject({ ok: true })
    expect(await floor.call(id)).toMatchObject({ state: 'closed', outcome: 'transferred-out', endCause: 'emergency' })
    // what was missing is written afterwards
    const fields = { type: 'help', text: 'a fall' } as const
    expect(await floor.command(ann, 'save-draft', { ticketId, rev: 9, fields })).toMatchObject({ ok: true })
    expect(await floor.command(ann, 'refer-ticket', { ticketId, to: 'emergency', receipt: '120-7' })).toMatchObject({
      ok: true,
    })
    await floor.command(ann, 'finish-wrap-up', {})
  })

  test('goes on whatever is with the ticket; nobody answers and the caller talks on', async () => {
    const ann = someone(9)
    const { id, ticketId } = await floor.talking(ann)
    const fields = { type: 'help', text: 'smoke', categoryCode: '01', placeCode: '110101001' } as const
    await floor.command(ann, 'save-draft', { ticketId, rev: 1, fields })
    await floor.command(ann, 'submit-ticket', { ticketId })
    expect(await floor.command(ann, 'transfer-emergency', { callId: id, service: '119' })).toMatchObject({
      ...{ ok: true, value: { ticketId } },
    })
    expect(await findTicket(floor.store.read, ticketId)).toMatchObject({ state: 'pending-dispatch' })
    await ringOut(id)
    expect(await floor.call(id)).toMatchObject({ state: 'talking', operatorId: ann, party: null })
    expect((await notices(ann)).at(-1)).toMatchObject({ code: 'consult-unanswered', details: { name: '119' } })
  })
})
