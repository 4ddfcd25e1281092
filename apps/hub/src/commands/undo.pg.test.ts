import type { TicketId } from '@hearline/domain'
import { findTicket, readContent, readDraft } from '@hearline/store'
import { sql } from 'drizzle-orm'
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

const write = () => floor.openTicket(ann(), fields, 9)
const act = (name: 'register-ticket' | 'submit-ticket' | 'reopen-draft', ticketId: TicketId, who = ann()) =>
  floor.command(who, name, { ticketId })
const draftOf = (ticketId: TicketId) => readDraft(floor.store.read, floor.store.vault, { ticketId, authorId: ann() })

test('a submission is taken back to the draft it was, which keeps its number when it is submitted again', async () => {
  const ticketId = await write()
  const first = await act('submit-ticket', ticketId)
  expect(await act('reopen-draft', ticketId)).toEqual({ ok: true, value: { state: 'draft', rev: 10 } })
  expect(await draftOf(ticketId)).toMatchObject({ rev: 10, fields })
  expect(floor.model.tickets.get(ticketId)).toMatchObject({ state: 'draft', submittedAt: null })
  // others read nothing of a draft
  expect(await readContent(floor.store.read, floor.store.vault, ticketId)).toMatchObject({ text: null })
  // a save that was on its way before comes too late
  expect(await floor.command(ann(), 'save-draft', { ticketId, rev: 10, fields: { text: 'old' } })).toMatchObject({
    error: 'stale-revision',
  })
  expect(await act('submit-ticket', ticketId)).toEqual(first)
})

test('what was registered before is registered again', async () => {
  const ticketId = await write()
  await act('register-ticket', ticketId)
  await act('submit-ticket', ticketId)
  expect(await act('reopen-draft', ticketId)).toMatchObject({ ok: true, value: { state: 'registered' } })
  expect(await readContent(floor.store.read, floor.store.vault, ticketId)).toMatchObject({ text: fields.text })
  // the registration itself is no last act any more
  expect(await act('reopen-draft', ticketId)).toMatchObject({ error: 'too-late' })
})

test('not by others, not after five minutes, not once somebody acted, and no referral', async () => {
  const ticketId = await write()
  expect(await act('reopen-draft', ticketId)).toMatchObject({ error: 'wrong-state' })
  await act('submit-ticket', ticketId)
  expect(await act('reopen-draft', ticketId, ben())).toMatchObject({ error: 'not-your-ticket' })
  const row = await findTicket(floor.store.read, ticketId)
  const edit = { ticketId, rev: row!.revision, fields: { title: 'Lamp' } }
  expect(await floor.command(ben(), 'edit-ticket', edit, 'dispatcher')).toMatchObject({ ok: true })
  expect(await act('reopen-draft', ticketId)).toMatchObject({ error: 'too-late' })

  const old = await write()
  await act('register-ticket', old)
  await floor.store.read.execute(sql`update ticket_event set at = at - interval '6 minutes' where ticket_id = ${old}`)
  expect(await act('reopen-draft', old)).toMatchObject({ error: 'too-late' })

  const referred = await write()
  await floor.command(ann(), 'refer-ticket', { ticketId: referred, to: 'peer', receipt: 'no 1' })
  expect(await act('reopen-draft', referred)).toMatchObject({ error: 'wrong-state' })
})
