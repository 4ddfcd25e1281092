import type { OperatorId } from '@hearline/domain'
import { findTicket, notice } from '@hearline/store'
import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFloor, type TestFloor } from '../testing/floor.ts'

let floor: TestFloor
let ann: OperatorId
let ben: OperatorId
beforeAll(async () => {
  floor = await openFloor(2)
  ;[ann, ben] = floor.operators as [OperatorId, OperatorId]
})
afterAll(() => floor.stop())

describe('an emergency', () => {
  test.each(['talking', 'held', 'consulting'] as const)('from %s', async (state) => {
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
    const { id, ticketId } = await floor.talking(ann)
    const fields = { type: 'help', text: 'smoke', categoryCode: '01', placeCode: '110101001' } as const
    await floor.command(ann, 'save-draft', { ticketId, rev: 1, fields })
    await floor.command(ann, 'submit-ticket', { ticketId })
    expect(await floor.command(ann, 'transfer-emergency', { callId: id, service: '119' })).toMatchObject({
      ...{ ok: true, value: { ticketId } },
    })
    expect(await findTicket(floor.store.read, ticketId)).toMatchObject({ state: 'pending-dispatch' })
    expect(await floor.fireTimer(id)).toBe('done')
    expect(await floor.call(id)).toMatchObject({ state: 'talking', operatorId: ann, party: null })
    expect((await floor.notices(ann)).at(-1)).toMatchObject({ code: 'consult-unanswered', details: { name: '119' } })
  })
})
