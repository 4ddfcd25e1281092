import type { OperatorId, TicketId } from '@hearline/domain'
import { findTicket, readContent, readDraft, ticketEvents } from '@hearline/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFloor, type TestFloor } from '../testing/floor.ts'

let floor: TestFloor
beforeAll(async () => {
  floor = await openFloor(2)
})
afterAll(() => floor.stop())

const ann = () => floor.operators[0]!
const ben = () => floor.operators[1]!
const fields = { type: 'help', categoryCode: '0101', placeCode: '110101', text: 'The lamp is dark.' } as const

const write = (who: OperatorId, more: object = {}) => floor.openTicket(who, { ...fields, ...more }, 5)
async function submit(who: OperatorId, more: object = {}): Promise<TicketId> {
  const ticketId = await write(who, more)
  expect(await floor.command(who, 'submit-ticket', { ticketId })).toMatchObject({ ok: true })
  return ticketId
}
const head = async (id: TicketId) => {
  const row = await findTicket(floor.store.read, id)
  if (!row) throw new Error('no such ticket')
  return row
}
const events = async (id: TicketId) => (await ticketEvents(floor.store.read, id)).map(({ event }) => event)

test('a draft is merged into a ticket of somebody else, which counts its caller; taken back, all is as before', async () => {
  const target = await submit(ben())
  const ticketId = await write(ann(), { text: null })
  const attached = await floor.command(ann(), 'attach-ticket', { ticketId, to: target })
  expect(attached).toMatchObject({ ok: true, value: { callers: 2 } })
  expect(floor.model.tickets.has(ticketId)).toBe(false)
  expect(await head(ticketId)).toMatchObject({
    state: 'merged',
    mergedInto: target,
    number: expect.any(String) as string,
  })
  expect(await head(target)).toMatchObject({ callers: 2, state: 'pending-dispatch', by: { username: 'someone' } })
  expect(await events(ticketId)).toEqual(['register', 'attach'])
  expect(await events(target)).toEqual(['register', 'submit', 'join'])

  expect(await floor.command(ben(), 'detach-ticket', { ticketId })).toMatchObject({ error: 'not-your-ticket' })
  expect(await floor.command(ann(), 'detach-ticket', { ticketId })).toMatchObject({ ok: true })
  expect(await head(ticketId)).toMatchObject({ state: 'draft', mergedInto: null, closedAt: null })
  expect(await head(target)).toMatchObject({ callers: 1 })
  // a draft is its author's alone again, above every save that is still on its way
  expect(await readContent(floor.store.read, floor.store.vault, ticketId)).toMatchObject({ title: null, text: null })
  const draft = await readDraft(floor.store.read, floor.store.vault, { ticketId, authorId: ann() })
  expect(draft).toMatchObject({ rev: 6, fields: { categoryCode: '0101' } })
  expect(await floor.command(ann(), 'detach-ticket', { ticketId })).toMatchObject({ error: 'wrong-state' })
})

test('what is over, sealed or the same ticket is no target', async () => {
  const ticketId = await write(ann())
  const to = (target: TicketId) => floor.command(ann(), 'attach-ticket', { ticketId, to: target })
  const closed = await write(ben(), { answer: 'by tonight' })
  await floor.command(ben(), 'close-ticket-direct', { ticketId: closed })
  expect(await to(closed)).toMatchObject({ error: 'target-closed', details: { current: { state: 'closed-direct' } } })
  expect(await to(ticketId)).toMatchObject({ error: 'target-closed' })
  expect(await to(await submit(ben(), { confidentiality: 'sealed' }))).toMatchObject({ error: 'not-found' })
  const own = await write(ann(), { confidentiality: 'sealed' })
  const target = await submit(ben())
  expect(await floor.command(ann(), 'attach-ticket', { ticketId: own, to: target })).toMatchObject({ error: 'sealed' })
  expect(await floor.command(ben(), 'attach-ticket', { ticketId, to: target })).toMatchObject({
    error: 'not-your-ticket',
  })
})

test('two who merge crosswise at once: one does, and nobody waits for ever', async () => {
  const [one, two] = [await write(ann()), await write(ben())]
  await floor.command(ann(), 'register-ticket', { ticketId: one })
  await floor.command(ben(), 'register-ticket', { ticketId: two })
  const both = await Promise.all([
    floor.command(ann(), 'attach-ticket', { ticketId: one, to: two }),
    floor.command(ben(), 'attach-ticket', { ticketId: two, to: one }),
  ])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.find(({ ok }) => !ok)).toMatchObject({ error: 'target-closed' })
})
