import type { TicketId } from '@hearline/domain'
import { findTicket, readContent, readDraft } from '@hearline/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFloor, type TestFloor } from '../testing/floor.ts'

let floor: TestFloor
beforeAll(async () => {
  floor = await openFloor(2)
})
afterAll(() => floor.stop())

const ann = () => floor.operators[0]!
const ben = () => floor.operators[1]!

async function registered(more: object = {}): Promise<TicketId> {
  const fields = { type: 'help', text: 'The lamp is dark.', title: 'Lamp', ...more } as const
  const ticketId = await floor.openTicket(ann(), fields)
  await floor.command(ann(), 'register-ticket', { ticketId })
  return ticketId
}
const revision = async (id: TicketId) => (await findTicket(floor.store.read, id))!.revision
const content = (id: TicketId) => readContent(floor.store.read, floor.store.vault, id)
const edit = (ticketId: TicketId, rev: number, fields: object, who = ben(), role: 'lead' | 'operator' = 'lead') =>
  floor.command(who, 'edit-ticket', { ticketId, rev, fields }, role)

test('two who write the same field: the second is told which, and by whom; other fields stay theirs', async () => {
  const ticketId = await registered()
  const read = await revision(ticketId)
  expect(await edit(ticketId, read, { text: 'The lamp at the corner is dark.' })).toMatchObject({ ok: true })
  expect(floor.model.tickets.get(ticketId)).toMatchObject({ changed: ['text'], by: { username: 'someone' } })
  expect(await edit(ticketId, read, { text: 'A lamp.', title: 'Lamps' }, ann(), 'operator')).toEqual({
    ok: false,
    error: 'stale-revision',
    details: {
      current: { revision: read + 1, fields: ['text'], by: { username: 'someone', name: 'Someone' } },
    },
  })
  expect(await content(ticketId)).toMatchObject({ title: 'Lamp', text: 'The lamp at the corner is dark.' })
  expect(await edit(ticketId, read, { title: 'Lamps' }, ann(), 'operator')).toMatchObject({ ok: true })
  expect(await edit(ticketId, read, { title: 'Lamps' })).toMatchObject({ ok: true, value: { revision: read + 2 } })
  expect(await content(ticketId)).toMatchObject({ title: 'Lamps', text: 'The lamp at the corner is dark.' })
})

test('of ten edits of one field read at once, one is kept', async () => {
  const ticketId = await registered()
  const read = await revision(ticketId)
  const all = await Promise.all(Array.from({ length: 10 }, (_, n) => edit(ticketId, read, { text: `version ${n}` })))
  expect(all.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await content(ticketId)).toMatchObject({ text: `version ${all.findIndex(({ ok }) => ok)}` })
})

test('an edit reaches what the author has open, and her next step does not undo it', async () => {
  const ticketId = await registered()
  await edit(ticketId, await revision(ticketId), { text: 'Seen on site.' })
  const draft = await readDraft(floor.store.read, floor.store.vault, { ticketId, authorId: ann() })
  expect(draft).toMatchObject({ rev: 1, fields: { text: 'Seen on site.' } })
  const more = { categoryCode: '0101', placeCode: '110101' }
  expect(await floor.command(ann(), 'save-draft', { ticketId, rev: 2, fields: more })).toMatchObject({ ok: true })
  // what she writes on a registered ticket others read at once
  expect(await content(ticketId)).toMatchObject({ categoryCode: '0101', text: 'Seen on site.' })
  expect(await floor.command(ann(), 'submit-ticket', { ticketId })).toMatchObject({ ok: true })
  expect(await content(ticketId)).toMatchObject({ text: 'Seen on site.' })
})

test('not a draft, not a stranger’s, not who the caller is, and not what is sealed', async () => {
  const draft = await floor.openTicket(ann())
  expect(await edit(draft, 1, { title: 'x' })).toMatchObject({ error: 'wrong-state' })
  const ticketId = await registered()
  expect(await edit(ticketId, 9, { title: 'x' }, ben(), 'operator')).toMatchObject({ error: 'not-your-ticket' })
  expect(await edit(ticketId, 9, { contactPhone: '13812345678' })).toMatchObject({ error: 'not-allowed' })
  expect(await edit(ticketId, 9, { confidentiality: 'sealed' })).toMatchObject({ error: 'not-allowed' })
  const sealed = await registered({ confidentiality: 'sealed' })
  expect(await edit(sealed, 9, { title: 'x' })).toMatchObject({ error: 'not-your-ticket' })
  expect(await edit(sealed, 9, { title: 'x' }, ann(), 'operator')).toMatchObject({ ok: true })
  const [row] = await floor.store.read.query.ticket.findMany({ where: (t, { eq }) => eq(t.id, sealed) })
  expect(row).toMatchObject({ title: null, text: null })
})
