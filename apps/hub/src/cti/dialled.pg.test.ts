import { randomUUID } from 'node:crypto'
import type { CallId, OperatorId, TicketId } from '@hearline/domain'
import {
  callback,
  callsAtHand,
  instruction,
  listTickets,
  operator,
  readDraft,
  ticket,
  ticketEvents,
  timer as timers,
  whoCallsBack,
  type InstructionRow,
} from '@hearline/store'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { commit } from '../calls/commit.ts'
import { endSeat } from '../calls/end-seat.ts'
import { channels, channelsOf } from '../news/channels.ts'
import { openFloor, type TestFloor } from '../testing/floor.ts'
import { fire } from '../timers/effects.ts'

let floor: TestFloor
let ann: OperatorId
let ben: OperatorId
beforeAll(async () => {
  floor = await openFloor(2)
  ;[ann, ben] = floor.operators as [OperatorId, OperatorId]
})
afterAll(() => floor.stop())

const up = (calls: object[] = [], about: object = {}) =>
  floor.event('switch-up', { boot: 'b1', can: ['outside'], seats: ['phone'], calls, ...about })
beforeEach(async () => {
  await up()
  expect(await floor.operator(ann)).toMatchObject({ availability: 'ready', activity: 'idle' })
})

let number = 0
/** A caller has given up. */
async function owed() {
  const from = `1390000${String(++number).padStart(4, '0')}`
  const id = await floor.missed(from)
  return { id, from, callBackId: (await rowOf(id)).id }
}
/** Ann has her in hand: her line rings. */
async function dialling() {
  const { id, from, callBackId } = await owed()
  expect(await floor.command(ann, 'take-call-back', { callBackId })).toMatchObject({ ok: true, value: { phone: from } })
  const order = (await told(id)).at(-1)!
  return { callId: id, callBackId, from, order, line: order.switchCall, leg: { call: order.switchCall, fence: 1 } }
}
const rowOf = async (callId: CallId) => {
  const [row] = await floor.store.read.select().from(callback).where(eq(callback.callId, callId))
  return row!
}
const told = (callId: CallId): Promise<InstructionRow[]> =>
  floor.store.read.select().from(instruction).where(eq(instruction.callId, callId)).orderBy(instruction.n)
const draftsOf = (callId: CallId) => floor.store.read.select().from(ticket).where(eq(ticket.callId, callId))
const reached = async (callBackId: string) => {
  const closed = await floor.command(ann, 'close-call-back', { callBackId, outcome: 'reached' })
  await written()
  return closed
}
const written = async () => expect(await floor.command(ann, 'finish-wrap-up', {})).toMatchObject({ ok: true })
const ready = () => floor.command(ann, 'set-availability', { availability: 'ready' })

test('whoever is taken in hand is dialled once, by a number that stands sealed', async () => {
  const { callId, callBackId, from, order, line } = await dialling()
  expect(order).toMatchObject({ id: line, fence: 1, body: { do: 'dial', leg: line, operator: ann, from: '12345' } })
  expect(JSON.stringify(order.body)).not.toContain(from)
  const { sealed, key } = order.body as { sealed: string; key: number }
  expect(floor.store.vault.open(Buffer.from(sealed, 'base64'), key)).toBe(from)
  const row = await rowOf(callId)
  expect(row).toMatchObject({
    state: 'taken',
    line,
    taken: { operatorId: ann, line: { call: line, state: 'ringing' } },
  })
  expect(order.expiresAt).toBe(row.taken?.until)
  expect(channelsOf('callback', row)).toContain(channels.desk(ann))
  expect(await floor.command(ann, 'take-call-back', { callBackId })).toMatchObject({ ok: true })
  expect((await told(callId)).filter(({ body }) => (body as { do: string }).do === 'dial')).toHaveLength(1)
  // she says so herself: the line is hung up
  expect(await reached(callBackId)).toMatchObject({ value: { state: 'closed' } })
  expect((await told(callId)).at(-1)).toMatchObject({ switchCall: line, fence: 1, body: { do: 'hang-up' } })
  expect(await floor.event('leg-answered', { call: line, fence: 1, leg: line })).toMatchObject({ status: 409 })
})

test('who is on one line is given no other', async () => {
  const other = await owed()
  const { callBackId } = await dialling()
  expect(await floor.command(ann, 'take-call-back', { callBackId: other.callBackId })).toMatchObject({
    error: 'wrong-state',
  })
  expect(await reached(callBackId)).toMatchObject({ ok: true })
  expect(await floor.command(ann, 'take-call-back', { callBackId: other.callBackId })).toMatchObject({ ok: true })
  expect(await reached(other.callBackId)).toMatchObject({ ok: true })
})

test('who answers is reached once the talk is over; her operator has a draft and a wrap-up, and is as ready as before', async () => {
  const { callId, leg, line } = await dialling()
  expect(await floor.event('leg-ringing', { ...leg, leg: line })).toMatchObject({ outcome: 'noted' })
  expect(await draftsOf(callId)).toEqual([])
  expect(await floor.event('leg-answered', { ...leg, leg: line })).toMatchObject({ outcome: 'done' })
  expect(await draftsOf(callId)).toMatchObject([{ authorId: ann, state: 'draft' }])
  expect(await floor.event('connected', { ...leg, leg: line })).toMatchObject({ status: 202, outcome: 'noted' })
  expect(await rowOf(callId)).toMatchObject({ state: 'taken', taken: { line: { state: 'talking' } } })
  // no call may reach her while she is on the line
  const refused = { error: 'wrong-state', details: { current: { takenBy: { line: 'talking' } } } }
  expect(await ready()).toMatchObject(refused)
  const wish = { operatorId: ann, availability: 'ready', reason: 'a queue grows' } as const
  expect(await floor.command(ann, 'force-availability', wish, 'lead')).toMatchObject(refused)
  expect(await floor.event('caller-hung-up', { call: line })).toMatchObject({ outcome: 'done' })
  expect(await floor.event('call-ended', { call: line, cause: 'caller' })).toMatchObject({ outcome: 'noted' })
  expect(await rowOf(callId)).toMatchObject({ state: 'closed', outcome: 'reached', tries: 1, taken: null })
  expect(await draftsOf(callId)).toHaveLength(1)
  const { wrapUpEndsAt, since, ...writing } = await floor.operator(ann)
  expect(writing).toMatchObject({ availability: 'ready', activity: 'wrap-up', callId, nextAvailability: null })
  expect(wrapUpEndsAt! - since).toBe(floor.timings.wrapUp)
  expect(await floor.timers()).toContainEqual(expect.objectContaining({ kind: 'wrap-up-end', subject: ann }))
  expect(await floor.offer((await floor.arrive()).id, ann)).toMatchObject({ lost: 'operator' })
  expect([await whoCallsBack(floor.store.read, callId), await callsAtHand(floor.store.read, ann)]).toEqual([
    [ann],
    [callId],
  ])
  await written()
  expect(await floor.operator(ann)).toMatchObject({ availability: 'ready', activity: 'idle', callId: null })
  expect([await whoCallsBack(floor.store.read, callId), await callsAtHand(floor.store.read, ann)]).toEqual([[], []])
})

test('who was busy before is busy again after the wrap-up, and may sign out in it', async () => {
  const { callBackId } = await owed()
  await floor.command(ann, 'set-availability', { availability: 'busy', reason: 'papers' })
  await floor.command(ann, 'take-call-back', { callBackId })
  await floor.command(ann, 'close-call-back', { callBackId, outcome: 'reached' })
  expect(await floor.operator(ann)).toMatchObject({ activity: 'wrap-up', nextAvailability: { availability: 'busy' } })
  await written()
  expect(await floor.operator(ann)).toMatchObject({ availability: 'busy', changedBy: { reason: 'papers' } })
  await ready()
  const next = await dialling()
  await floor.command(ann, 'close-call-back', { callBackId: next.callBackId, outcome: 'reached' })
  const by = { actor: 'system', cause: 'link-lost' } as const
  expect(await commit(floor, (tx) => endSeat({ tx, timings: floor.timings }, ann, by))).toMatchObject({ ok: true })
  expect(await floor.operator(ann)).toMatchObject({ availability: 'signed-out', activity: 'idle', callId: null })
  const again = { availability: 'ready', activity: 'idle' } as const
  await floor.store.tx((tx) => tx.db.update(operator).set(again).where(eq(operator.id, ann)))
})

/** Somebody has answered: Ann has a draft, which her screen has begun with its level. */
async function talking() {
  const dialled = await dialling()
  await floor.event('leg-answered', { ...dialled.leg, leg: dialled.line })
  const [draft] = await draftsOf(dialled.callId)
  const ticketId = draft!.id
  const level = { ticketId, rev: 1, fields: { level: 'L3' } } as const
  expect(await floor.command(ann, 'save-draft', level)).toMatchObject({ ok: true })
  return { ...dialled, ticketId }
}

test.each(['declined', 'wrong-number', 'no-answer'] as const)(
  '%s from whoever answered leaves no blank draft, and a wrap-up in which one may be opened',
  async (outcome) => {
    const { callId, callBackId, ticketId } = await talking()
    expect(await floor.command(ann, 'close-call-back', { callBackId, outcome })).toMatchObject({ ok: true })
    expect(await floor.operator(ann)).toMatchObject({ availability: 'ready', activity: 'wrap-up', callId })
    expect(await draftsOf(callId)).toMatchObject([{ id: ticketId, state: 'closed', number: null }])
    expect(await readDraft(floor.store.read, floor.store.vault, { ticketId, authorId: ann })).toBeUndefined()
    expect(await ticketEvents(floor.store.read, ticketId)).toMatchObject([{ event: 'discard', from: 'draft' }])
    const late = { ticketId, rev: 2, fields: { text: '楼道灯不亮' } }
    expect(await floor.command(ann, 'save-draft', late)).toMatchObject({ error: 'wrong-state' })
    const opened = await floor.command(ann, 'open-ticket', { callId })
    const hers = { scope: { authorId: ann }, limit: 10, callId } as const
    expect(await listTickets(floor.store.read, hers)).toMatchObject([
      { id: opened.ok && opened.value.ticketId, callId },
    ])
    await written()
    await floor.store.tx((tx) => tx.db.update(callback).set({ state: 'closed' }).where(eq(callback.id, callBackId)))
  },
)

test('what was written while they talked stays, and so does what was promised', async () => {
  const promise = { text: '明日回电', dueAt: new Date(Date.now() + 86_400_000).toISOString() }
  for (const write of [
    (ticketId: TicketId) => floor.command(ann, 'save-draft', { ticketId, rev: 2, fields: { text: '楼道灯不亮' } }),
    (ticketId: TicketId) => floor.command(ann, 'make-promise', { ticketId, ...promise }),
  ]) {
    const { callId, callBackId, ticketId } = await talking()
    expect(await write(ticketId)).toMatchObject({ ok: true })
    await floor.command(ann, 'close-call-back', { callBackId, outcome: 'declined' })
    expect(await draftsOf(callId)).toMatchObject([{ id: ticketId, state: 'draft' }])
    await written()
  }
})

test('a break she asks for or is sent on while they talk comes after the wrap-up, with its whole length', async () => {
  const after = { availability: 'busy', activity: 'idle', nextAvailability: { availability: 'break' }, until: null }
  const wish = { availability: 'break', minutes: 5 } as const
  const force = { operatorId: ann, availability: 'break', reason: 'rest' } as const
  for (const [ask, minutes] of [
    [() => floor.command(ann, 'set-availability', wish), 5],
    [() => floor.command(ben, 'force-availability', force, 'lead'), 15],
  ] as const) {
    const { line } = await talking()
    expect(await ask()).toMatchObject({ ok: true })
    expect(await floor.operator(ann)).toMatchObject(after)
    await floor.event('caller-hung-up', { call: line })
    expect(await floor.operator(ann)).toMatchObject({ availability: 'ready', activity: 'wrap-up' })
    await written()
    const { until, since, ...away } = await floor.operator(ann)
    expect(away).toMatchObject({ availability: 'break', activity: 'idle', nextAvailability: null })
    expect(until! - since).toBe(minutes * 60_000)
    await ready()
  }
})

test('a break that began before anybody answered is broken off by the wrap-up, and begins anew', async () => {
  const { line, leg } = await dialling()
  const wish = { availability: 'break', minutes: 5 } as const
  expect(await floor.command(ann, 'set-availability', wish)).toMatchObject({ value: { takesEffect: 'now' } })
  await floor.event('leg-answered', { ...leg, leg: line })
  await floor.event('caller-hung-up', { call: line })
  expect(await floor.operator(ann)).toMatchObject({ activity: 'wrap-up', nextAvailability: wish, until: null })
  expect(await floor.timers()).not.toContainEqual(expect.objectContaining({ kind: 'break-end' }))
  await written()
  const { until, since, availability } = await floor.operator(ann)
  expect([availability, until! - since]).toEqual(['break', 5 * 60_000])
  await ready()
})

test.each(['no-answer', 'busy'])('%s is a try: she is due again in 10 minutes, three times in all', async (reason) => {
  const first = await dialling()
  const { callId, callBackId } = first
  let { line } = first
  for (const tries of [1, 2, 3]) {
    expect(await floor.event('leg-failed', { call: line, fence: 1, leg: line, reason })).toMatchObject({
      outcome: 'done',
    })
    expect(await floor.event('call-ended', { call: line, cause: 'hub' })).toMatchObject({ outcome: 'noted' })
    expect(await floor.operator(ann)).toMatchObject({ availability: 'ready' })
    const row = await rowOf(callId)
    expect(row).toMatchObject(tries < 3 ? { state: 'due', tries } : { state: 'closed', tries, outcome: 'unreachable' })
    if (tries === 3) return
    expect(await floor.command(ann, 'take-call-back', { callBackId })).toMatchObject({ error: 'too-early' })
    await floor.store.tx((tx) => tx.db.update(callback).set({ notBefore: tx.now }).where(eq(callback.id, callBackId)))
    expect(await floor.command(ann, 'take-call-back', { callBackId })).toMatchObject({ ok: true })
    line = (await told(callId)).at(-1)!.switchCall
  }
})

test('an order that the switch cannot obey is no try, and the same event twice has one effect', async () => {
  const { callId, line } = await dialling()
  const failed = { id: randomUUID(), call: line, instruction: line, reason: 'unsupported' }
  expect(await floor.event('instruction-failed', failed)).toMatchObject({ outcome: 'done' })
  expect(await floor.event('instruction-failed', failed)).toMatchObject({ outcome: 'done' })
  expect(await rowOf(callId)).toMatchObject({ state: 'due', tries: 0 })
  expect((await rowOf(callId)).notBefore).toBeGreaterThan((await rowOf(callId)).missedAt)
  expect(await floor.operator(ann)).toMatchObject({ availability: 'ready' })
})

test('a line the switch has lost is no try; one it still has goes on, and one nobody knows is hung up', async () => {
  const { callId, callBackId, line } = await dialling()
  const since = new Date().toISOString()
  const had = (name: string) => ({ call: name, to: '12345', state: 'ringing', fence: 1, legs: [name], since })
  await up([{ ...had(line), dialled: true }])
  expect(await rowOf(callId)).toMatchObject({ state: 'taken' })
  // a list written before the order came
  await up([], { ageMs: 60_000 })
  expect(await rowOf(callId)).toMatchObject({ state: 'taken' })
  const strange = randomUUID()
  await up([{ ...had(strange), dialled: true }])
  expect(await rowOf(callId)).toMatchObject({ state: 'due', tries: 0, taken: null })
  const toStrange = await floor.store.read.select().from(instruction).where(eq(instruction.switchCall, strange))
  expect(toStrange.map(({ body }) => body)).toMatchObject([{ do: 'hang-up', cause: 'unknown' }])
  await floor.store.tx((tx) => tx.db.update(callback).set({ state: 'closed' }).where(eq(callback.id, callBackId)))
})

test('what is not heard of is hung up and due again; a talk that lasts so long goes on', async () => {
  const lapse = async (callBackId: string) => {
    const [row] = await floor.store.read.select().from(callback).where(eq(callback.id, callBackId))
    const taken = { ...row!.taken!, until: 1 }
    await floor.store.tx((tx) => tx.db.update(callback).set({ taken }).where(eq(callback.id, callBackId)))
    const about = and(eq(timers.kind, 'call-back-lapse'), eq(timers.subject, callBackId))
    const [timer] = await floor.store.read.select().from(timers).where(about)
    await floor.store.tx((tx) => tx.db.update(timers).set({ dueAt: 1 }).where(about))
    expect(await commit(floor, (tx) => fire({ tx, timings: floor.timings }, timer!.id))).toBe('done')
  }
  const quiet = await dialling()
  await lapse(quiet.callBackId)
  expect(await rowOf(quiet.callId)).toMatchObject({ state: 'due', tries: 0 })
  expect((await told(quiet.callId)).at(-1)).toMatchObject({ switchCall: quiet.line, body: { do: 'hang-up' } })
  await ready()
  const long = await dialling()
  await floor.event('leg-answered', { ...long.leg, leg: long.line })
  await lapse(long.callBackId)
  const { taken } = await rowOf(long.callId)
  expect(taken).toMatchObject({ line: { state: 'talking' } })
  const timer = { kind: 'call-back-lapse', subject: long.callBackId, dueAt: taken!.until }
  expect(await floor.timers()).toContainEqual(expect.objectContaining(timer))
  expect((await told(long.callId)).at(-1)).toMatchObject({ body: { do: 'dial' } })
  expect(await floor.event('caller-hung-up', { call: long.line })).toMatchObject({ outcome: 'done' })
  expect(await rowOf(long.callId)).toMatchObject({ state: 'closed', outcome: 'reached' })
  await written()
})

test('who loses her seat leaves nobody on a silent line', async () => {
  const { callId, line } = await dialling()
  expect(await floor.command(ann, 'end-session', { operatorId: ann, reason: 'drill' }, 'manager')).toMatchObject({
    ok: true,
  })
  expect(await rowOf(callId)).toMatchObject({ state: 'due', tries: 0, taken: null })
  expect((await told(callId)).at(-1)).toMatchObject({ switchCall: line, body: { do: 'hang-up' } })
  expect(await floor.operator(ann)).toMatchObject({ availability: 'signed-out' })
})
