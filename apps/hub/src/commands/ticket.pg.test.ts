import { draft, readContent, ticket, ticketEvent, type Store } from '@hearline/store'
import type { Role, TicketId } from '@hearline/domain'
import { eq } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFloor, type TestFloor } from '../testing/floor.ts'

let floor: TestFloor
let store: Store
beforeAll(async () => {
  floor = await openFloor(4)
  store = floor.store
})
afterAll(() => floor.stop())

const ann = () => floor.operators[0]!
const ben = () => floor.operators[1]!

const open = (who = ann()) => floor.openTicket(who)
const save = (ticketId: TicketId, rev: number, fields: object, who = ann()) =>
  floor.command(who, 'save-draft', { ticketId, rev, fields })

test('the higher revision wins, the same save again is fine, an older one learns what is kept', async () => {
  const ticketId = await open()
  expect(await save(ticketId, 2, { title: 'Lift', text: 'It stands still' })).toMatchObject({ ok: true })
  const again = await save(ticketId, 2, { title: 'Lift', text: 'It stands still' })
  expect(again).toMatchObject({ ok: true, value: { rev: 2 } })
  for (const [rev, title] of [
    [2, 'Stairs'],
    [1, 'Lift'],
  ] as const) {
    expect(await save(ticketId, rev, { title })).toEqual({
      ok: false,
      error: 'stale-revision',
      details: { current: { rev: 2 } },
    })
  }
  expect(await save(ticketId, 7, { title: null, categoryCode: '3' })).toMatchObject({ ok: true })
  // the head tells which fields, never what stands in them
  expect(floor.model.tickets.get(ticketId)).toMatchObject({
    revision: 2,
    categoryCode: '3',
    changed: ['categoryCode', 'title'],
  })
  expect(JSON.stringify([...floor.model.tickets.values()])).not.toContain('stands still')
  const [row] = await store.read.select().from(draft).where(eq(draft.ticketId, ticketId))
  expect(row?.sealed.toString('utf8')).not.toContain('stands still')
})

test('ten saves at once: the highest revision is kept', async () => {
  const ticketId = await open()
  await Promise.all(Array.from({ length: 10 }, (_, i) => save(ticketId, i + 1, { text: `version ${i + 1}` })))
  const registered = await floor.command(ann(), 'register-ticket', { ticketId })
  expect(registered).toMatchObject({ error: 'missing-fields', details: { missing: ['type'] } })
  await save(ticketId, 11, { type: 'help' })
  expect(await floor.command(ann(), 'register-ticket', { ticketId })).toMatchObject({ ok: true })
  expect(await readContent(store.read, store.vault, ticketId)).toMatchObject({ text: 'version 10', type: 'help' })
})

test('a registered ticket is written on and closed under the number it has', async () => {
  const ticketId = await open()
  await save(ticketId, 1, { type: 'inquiry', text: 'opening hours?', entryId: 'K-7' })
  const registered = await floor.command(ann(), 'register-ticket', { ticketId })
  expect(registered.ok).toBe(true)
  // news name the ticket, not what is in it
  expect(JSON.stringify(floor.model.tickets.get(ticketId))).not.toContain('K-7')
  await save(ticketId, 2, { categoryCode: '4', answer: 'nine to five' })
  expect(await floor.command(ann(), 'close-ticket-direct', { ticketId })).toEqual(registered)
  const events = await store.read.select().from(ticketEvent).where(eq(ticketEvent.ticketId, ticketId))
  expect(events.map(({ event, from, to }) => [event, from, to])).toEqual([
    ['register', 'draft', 'registered'],
    ['close-direct', 'registered', 'closed-direct'],
  ])
  expect(await save(ticketId, 3, { text: 'too late' })).toMatchObject({
    error: 'wrong-state',
    details: { current: { state: 'closed-direct' } },
  })
  expect(await floor.command(ann(), 'submit-ticket', { ticketId })).toMatchObject({ error: 'wrong-state' })
})

test('a referral keeps its receipt; a sealed ticket keeps no word in the clear', async () => {
  const ticketId = await open()
  await save(ticketId, 1, {
    type: 'report',
    text: 'a quiet word',
    title: 'secret',
    entryId: 'K-12',
    confidentiality: 'sealed',
  })
  expect(await floor.command(ann(), 'refer-ticket', { ticketId, to: 'peer', receipt: 'no 17' })).toMatchObject({
    ok: true,
  })
  const [row] = await store.read.select().from(ticket).where(eq(ticket.id, ticketId))
  expect(row).toMatchObject({ state: 'referred', title: null, text: null, entryId: null, contactIndex: null })
  expect(await readContent(store.read, store.vault, ticketId)).toMatchObject({
    text: 'a quiet word',
    title: 'secret',
    entryId: 'K-12',
  })
  const [, referred] = await store.read.select().from(ticketEvent).where(eq(ticketEvent.ticketId, ticketId))
  expect(referred).toMatchObject({ event: 'refer', reason: 'no 17', details: { to: 'peer' } })
})

test('nobody writes in the ticket of another, or in one that does not exist', async () => {
  const ticketId = await open()
  expect(await save(ticketId, 1, { text: 'x' }, ben())).toEqual({ ok: false, error: 'not-your-ticket' })
  expect(await floor.command(ben(), 'submit-ticket', { ticketId })).toMatchObject({ error: 'not-your-ticket' })
  expect(await save(randomUUID() as TicketId, 1, {})).toMatchObject({ error: 'not-found' })
})

test('a number is revealed to who is on the call, with a reason that is kept; a withheld one is not there', async () => {
  const { id } = await floor.talking(ann(), { from: '13912345678' })
  const ask = (who: TestFloor['operators'][number], callId = id) =>
    floor.command(who, 'reveal-caller', { callId, reason: 'call her back' })
  expect(await ask(ben())).toMatchObject({ error: 'not-your-call' })
  expect(await ask(ann())).toEqual({ ok: true, value: { phone: '13912345678' } })
  const traces = await floor.traces(`call/${id}`)
  expect(traces).toMatchObject([{ act: 'reveal-caller', reason: 'call her back' }])
  expect(JSON.stringify(traces)).not.toContain('13912345678')
  const other = await floor.arrive({ from: undefined })
  await floor.offer(other.id, ben())
  // it only rings: she may still decline
  expect(await ask(ben(), other.id)).toMatchObject({ error: 'not-your-call' })
  await floor.command(ben(), 'answer-call', { callId: other.id, fence: 1 })
  expect(await ask(ben(), other.id)).toMatchObject({ error: 'number-withheld' })
})

test('who is behind an anonymous or sealed ticket is shown to fewer, and to its operator until the call is over', async () => {
  const [who, outsider] = [floor.operators[2]!, floor.operators[3]!]
  const { id, ticketId } = await floor.talking(who, { from: '13912345678' })
  const as = async (role: Role) => {
    const asked = await floor.command(outsider, 'reveal-caller', { callId: id, reason: 'complaint' }, role)
    return asked.ok ? 'shown' : asked.error
  }
  const roles = ['lead', 'manager', 'auditor', 'agency'] as const
  const seenBy = () => Promise.all(roles.map(as))
  expect(await seenBy()).toEqual(['shown', 'shown', 'shown', 'not-allowed'])
  await save(ticketId, 1, { confidentiality: 'anonymous' }, who)
  expect(await seenBy()).toEqual(['not-allowed', 'shown', 'shown', 'not-allowed'])
  await save(ticketId, 2, { confidentiality: 'sealed' }, who)
  expect(await seenBy()).toEqual(Array(4).fill('not-allowed'))

  const ask = () => floor.command(who, 'reveal-caller', { callId: id, reason: 'call her back' })
  await floor.command(who, 'end-call', { callId: id })
  expect(await ask()).toMatchObject({ ok: true })
  await floor.command(who, 'finish-wrap-up', {})
  expect(await ask()).toMatchObject({ error: 'call-gone' })
})
