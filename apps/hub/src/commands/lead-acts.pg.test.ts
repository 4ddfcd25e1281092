import type { OperatorId, QueueId } from '@hearline/domain'
import { instruction, noteSwitchUp, operator, queue } from '@hearline/store'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { operatorRow } from '../floor/projection.ts'
import { english, general, openFloor, type TestFloor } from '../testing/floor.ts'

let floor: TestFloor
let ops: OperatorId[]
/** Whoever acts as a lead here sits at the last desk. */
let lead: OperatorId
beforeAll(async () => {
  floor = await openFloor(8)
  ops = floor.operators
  lead = ops[7]!
})
afterAll(() => floor.stop())

const traces = async (subject: string) => (await floor.traces(subject)).map(({ act }) => act)
const put = (id: OperatorId, set: Partial<typeof operator.$inferInsert>) =>
  floor.store.tx((tx) => tx.db.update(operator).set(set).where(eq(operator.id, id)))

const move = (who: OperatorId[], queues: QueueId[]) =>
  floor.command(lead, 'move-operators', { operatorIds: who, queues }, 'lead')

beforeEach(async () => {
  await floor.heal()
})

test('a lead acts on her own group only', async () => {
  const who = ops[5]!
  const { id: callId } = await floor.talking(who)
  await put(who, { groupId: 'group-002' as never, hand: { at: 1 }, breakRequest: { at: 1 } })
  await floor.heal()
  const refused = { ok: false, error: 'not-allowed' }
  const one = { operatorId: who }
  expect(await move([ops[0]!, who], [english])).toMatchObject(refused)
  expect(await floor.command(lead, 'approve-break', { ...one, granted: true }, 'lead')).toMatchObject(refused)
  expect(await floor.command(lead, 'answer-hand', one, 'lead')).toMatchObject(refused)
  expect(await floor.command(lead, 'end-wrap-up', { ...one, reason: 'x' }, 'lead')).toMatchObject(refused)
  expect(await floor.command(lead, 'monitor-call', { callId, mode: 'listen' }, 'lead')).toMatchObject(refused)
  expect(await floor.command(lead, 'take-over', { callId }, 'lead')).toMatchObject(refused)
  const to = { operators: [who] }
  expect(await floor.command(lead, 'send-notice', { to, text: 'x', mustRead: true }, 'lead')).toMatchObject(refused)
  const group = { group: 'group-002' as never }
  expect(await floor.command(lead, 'send-notice', { to: group, text: 'x', mustRead: true }, 'lead')).toMatchObject(
    refused,
  )
  expect(await floor.command(lead, 'send-notice', { to: group, text: 'x', mustRead: true }, 'manager')).toMatchObject({
    value: { sent: 1 },
  })
  expect(await floor.command(lead, 'answer-hand', one, 'manager')).toMatchObject({ ok: true })
  await floor.command(who, 'end-call', { callId })
  await floor.command(who, 'finish-wrap-up', {})
  await put(who, { groupId: 'group-001' as never, hand: null, breakRequest: null })
})

test('a break outside the quota is asked for, granted by a lead, and by nobody to herself', async () => {
  const [first, second] = [ops[0]!, ops[1]!]
  expect(await floor.command(first, 'set-availability', { availability: 'break' })).toMatchObject({ ok: true })
  expect(await floor.command(second, 'set-availability', { availability: 'break' })).toMatchObject({
    error: 'break-quota',
  })
  const ask = { availability: 'break', minutes: 10, ask: true } as const
  expect(await floor.command(second, 'set-availability', ask)).toMatchObject({ value: { takesEffect: 'when-granted' } })
  expect(await floor.operator(second)).toMatchObject({ availability: 'ready', breakRequest: { minutes: 10 } })
  const grant = { operatorId: second, granted: true, reason: 'fine' }
  expect(await floor.command(second, 'approve-break', grant, 'lead')).toMatchObject({ error: 'not-allowed' })
  expect(await floor.command(lead, 'approve-break', { ...grant, granted: false }, 'lead')).toMatchObject({ ok: true })
  expect(await floor.operator(second)).toMatchObject({ availability: 'ready', breakRequest: null })
  expect(await floor.command(lead, 'approve-break', grant, 'lead')).toMatchObject({ error: 'wrong-state' })
  await floor.command(second, 'set-availability', ask)
  expect(await floor.command(lead, 'approve-break', grant, 'lead')).toMatchObject({ ok: true })
  const there = await floor.operator(second)
  expect(there).toMatchObject({ availability: 'break', changedBy: { actor: 'someone', cause: 'lead', reason: 'fine' } })
  expect(there.until! - there.since).toBe(600_000)
  expect(await traces(`operator/${second}`)).toEqual(expect.arrayContaining(['refuse-break', 'grant-break']))
  for (const who of [first, second]) await floor.command(who, 'set-availability', { availability: 'ready' })
})

test('a hand is answered by one lead; a notice must be read; a stuck wrap-up is finished', async () => {
  const who = ops[4]!
  await floor.command(who, 'raise-hand', { raised: true, words: 'angry caller' })
  expect(await floor.actAs(lead, 'lead001', 'answer-hand', { operatorId: who })).toMatchObject({ ok: true })
  expect(await floor.actAs(lead, 'lead002', 'answer-hand', { operatorId: who })).toMatchObject({
    error: 'already-answered',
    details: { current: { answeredBy: { actor: 'lead001' } } },
  })
  await floor.command(who, 'raise-hand', { raised: false })
  expect(await floor.operator(who)).toMatchObject({ hand: null })

  // one of the eight is moved to another queue
  await move([ops[2]!], [general])
  const said = { to: { queue: english }, text: 'read this', mustRead: true }
  expect(await floor.command(lead, 'send-notice', said, 'lead')).toMatchObject({ value: { sent: 7 } })
  const mine = [...floor.model.notices.values()].find((row) => row.operatorId === who && row.mustRead)!
  expect(mine).toMatchObject({ from: 'Someone', text: 'read this' })
  expect(await floor.command(who, 'read-notice', { noticeId: mine.id as never })).toMatchObject({ ok: true })

  const { id: callId } = await floor.talking(who)
  const end = { operatorId: who, reason: 'stuck' }
  expect(await floor.command(lead, 'end-wrap-up', end, 'lead')).toMatchObject({ error: 'wrong-state' })
  await floor.command(who, 'end-call', { callId })
  expect(await floor.command(lead, 'end-wrap-up', end, 'lead')).toMatchObject({ ok: true })
  expect(await floor.operator(who)).toMatchObject({
    availability: 'ready',
    activity: 'idle',
    changedBy: { cause: 'lead' },
  })
  expect(await floor.call(callId)).toMatchObject({ state: 'closed' })
})

test('a storm is switched for own queues, wakes the reserve, greets callers, and ends', async () => {
  const on = {
    on: true,
    reason: 'rain',
    announcement: true,
    callBackOffer: true,
    reserveSeats: true,
    reducedForm: false,
  }
  await floor.store.tx((tx) =>
    noteSwitchUp(tx, { id: 'main', boot: 'b', abilities: ['announce', 'listen', 'whisper'] }),
  )
  const storm = (more: object, role: 'lead' | 'manager' = 'lead') =>
    floor.command(lead, 'set-storm-mode', { ...on, ...more }, role)
  await floor.store.tx((tx) => tx.db.insert(queue).values({ id: 'other' as never, name: { zh: '他', en: 'other' } }))
  await floor.heal()
  expect(await storm({ queueId: 'other' })).toMatchObject({ error: 'not-allowed' })
  expect(await storm({ on: false })).toMatchObject({ error: 'wrong-state' })
  expect(await storm({})).toMatchObject({ ok: true })
  expect(floor.model.queues.get(general)?.storm).toMatchObject({ name: 'Someone', reason: 'rain', reserveSeats: true })
  expect(floor.model.queues.get('other' as QueueId)?.storm).toBeNull()
  const { id } = await floor.arrive()
  const orders = await floor.store.read.select().from(instruction).where(eq(instruction.callId, id))
  expect(orders.map(({ body }) => (body as { name?: string }).name).sort()).toEqual([
    'call-back-offer',
    'storm',
    'welcome',
  ])
  expect(await storm({ on: false, queueId: general })).toMatchObject({ ok: true })
  expect(floor.model.queues.get(general)?.storm).toBeNull()
  expect(floor.model.queues.get(english)?.storm).not.toBeNull()
  expect(await traces(`queue/${general}`)).toEqual(['begin-storm', 'end-storm'])
})

test('a lead listens unseen, whispers in sight, and takes the call over with its ticket', async () => {
  const who = ops[6]!
  const { id: callId, ticketId } = await floor.talking(who)
  const go = (mode: 'listen' | 'whisper' | 'barge' | 'off', name = 'someone') =>
    floor.actAs(lead, name, 'monitor-call', { callId, mode })
  expect(await floor.command(lead, 'take-over', { callId }, 'lead')).toMatchObject({ error: 'wrong-state' })
  expect(await go('listen')).toMatchObject({ ok: true })
  const heard = await floor.operator(who)
  expect(operatorRow(heard, true).monitor).toBeUndefined()
  expect(operatorRow(heard).monitor).toMatchObject({ mode: 'listen', name: 'Someone' })
  expect(await go('listen', 'lead002')).toMatchObject({
    error: 'already-monitored',
    details: { current: { actor: 'someone', mode: 'listen' } },
  })
  expect(await go('whisper')).toMatchObject({ ok: true })
  expect(operatorRow(await floor.operator(who), true).monitor).toMatchObject({ mode: 'whisper' })
  expect(await floor.command(lead, 'take-over', { callId, reason: 'threats' }, 'lead')).toMatchObject({
    value: { ticketId },
  })
  expect(await floor.call(callId)).toMatchObject({ state: 'talking', operatorId: lead, fence: 2 })
  expect(await floor.operator(lead)).toMatchObject({ activity: 'talking', callId })
  expect(await floor.operator(who)).toMatchObject({ activity: 'wrap-up', monitor: null, changedBy: { cause: 'lead' } })
  const codes = (await floor.notices(who)).map(({ code }) => code)
  expect(codes.slice(-2).sort()).toEqual(['monitored', 'taken-over'])
  expect((await floor.orders(callId)).slice(-3)).toMatchObject([
    { do: 'listen' },
    { do: 'listen' },
    { do: 'listen', fence: 2 },
  ])
  expect(await traces(`call/${callId}`)).toEqual(['monitor-listen', 'monitor-whisper', 'take-over'])
  expect(await floor.command(lead, 'end-call', { callId })).toMatchObject({ ok: true })
})
