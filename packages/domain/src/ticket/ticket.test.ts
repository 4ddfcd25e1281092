import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TicketId } from '../ids.ts'
import { ok, refuse } from '../result.ts'
import * as arb from '../testing/arbitraries.ts'
import { missingFields, ticketActions, type TicketField, type TicketFields } from './fields.ts'
import { ticketNumber } from './number.ts'
import { ticketStates } from './state.ts'
import {
  closeDirect,
  discard,
  fileEmergency,
  handOver,
  jumpsPool,
  refer,
  register,
  submit,
  type TicketHead,
  type TicketResult,
} from './ticket.ts'

const t0 = arb.noon
const later = t0 + 60_000
const number = '20261123-000001'
const draft: TicketHead = { id: 'ticket-0' as TicketId, state: 'draft', authorId: arb.operatorIds[0]! }
const registered: TicketHead = { ...draft, state: 'registered', number, registeredAt: t0 }
const full: TicketFields = {
  type: 'help',
  categoryCode: '0301',
  placeCode: '110105026',
  text: '楼道灯不亮',
  answer: '已告知办理渠道',
}
const without = (...names: (keyof TicketFields)[]): TicketFields => ({
  ...full,
  ...Object.fromEntries(names.map((name) => [name, undefined])),
})
const peer = { to: 'peer', receipt: 'TJ-77' } as const
const missing = (...names: string[]) => ({ ok: false, error: 'missing-fields', missing: names })

const required: Record<(typeof ticketActions)[number], readonly TicketField[]> = {
  register: ['type', 'text'],
  'close-direct': ['type', 'categoryCode', 'text', 'answer'],
  refer: ['type', 'text'],
  submit: ['type', 'categoryCode', 'placeCode', 'text'],
}
const actions: Record<(typeof ticketActions)[number], (t: TicketHead, f: TicketFields, at: number) => TicketResult> = {
  register: (t, f, at) => register(t, f, number, at),
  'close-direct': (t, f, at) => closeDirect(t, f, number, at),
  refer: (t, f, at) => refer(t, f, peer, number, at),
  submit: (t, f, at) => submit(t, f, number, at),
}

test('[T1] a draft with type and text is registered and gets its number', () => {
  expect(register(draft, { type: 'help', text: '楼道灯不亮' }, number, t0)).toEqual(ok(registered))
  expect(register(draft, {}, number, t0)).toEqual(missing('type', 'text'))
  expect(register(registered, full, number, t0)).toEqual(refuse('wrong-state'))
})

test('[T2] a direct answer needs category and answer, or the knowledge entry it was read from', () => {
  expect(closeDirect(registered, full, number, later)).toEqual(
    ok({ ...registered, state: 'closed-direct', closedAt: later }),
  )
  expect(closeDirect(registered, without('answer', 'categoryCode'), number, later)).toEqual(
    missing('categoryCode', 'answer'),
  )
  expect(closeDirect(registered, { ...without('answer'), entryId: 'K-12' }, number, later).ok).toBe(true)
})

test('[T3] a referral needs a receipt', () => {
  expect(refer(registered, full, peer, number, later)).toEqual(
    ok({ ...registered, state: 'referred', referredTo: 'peer', closedAt: later }),
  )
  expect(refer(registered, without('text'), { to: 'statutory', receipt: ' ' }, number, later)).toEqual(
    missing('text', 'receipt'),
  )
})

test('[T4] a ticket is submitted with type, category, place and text, and waits for dispatch', () => {
  expect(submit(registered, full, number, later)).toEqual(
    ok({ ...registered, state: 'pending-dispatch', submittedAt: later }),
  )
  expect(submit(registered, {}, number, later)).toEqual(missing('type', 'categoryCode', 'placeCode', 'text'))
})

test('[T5] a draft settled at once is registered in the same instant, and what was given stays', () => {
  for (const settle of [actions['close-direct'], actions.refer, actions.submit]) {
    const atOnce = settle(draft, full, t0)
    expect(atOnce).toMatchObject({ ok: true, value: { number, registeredAt: t0 } })
    expect(settle(registered, full, later)).toMatchObject({ ok: true, value: { number, registeredAt: t0 } })
  }
  expect(submit(registered, full, '20261123-999999', later)).toMatchObject({ value: { number } })
})

test('[T6] nothing of this is possible once the ticket is out of the operator’s hands', () => {
  const others = ticketStates.filter((state) => state !== 'draft' && state !== 'registered')
  for (const state of others) {
    for (const act of Object.values(actions)) expect(act({ ...draft, state }, full, t0)).toEqual(refuse('wrong-state'))
  }
})

test('[T7] an action succeeds exactly when nothing it needs is missing, and names what is', () => {
  fc.assert(
    fc.property(arb.ticketFields, fc.constantFrom(...ticketActions), (fields, action) => {
      const blank = required[action].filter((name) => !fields[name]?.trim())
      const named = fields.entryId?.trim() ? blank.filter((name) => name !== 'answer') : blank
      expect(missingFields(action, fields)).toEqual(named)
      const result = actions[action](draft, fields, t0)
      if (named.length === 0) expect(result.ok).toBe(true)
      else expect(result).toEqual(missing(...named))
    }),
  )
})

test('[T10] a number is the Beijing day and a running number', () => {
  expect(ticketNumber(Date.parse('2026-11-22T15:59:59Z'), 1)).toBe('20261122-000001')
  expect(ticketNumber(Date.parse('2026-11-22T16:00:00Z'), 70_000)).toBe('20261123-070000')
  expect(ticketNumber(Date.parse('2026-11-22T16:00:00Z'), 3, 0)).toBe('20261122-000003')
})

test('[T10] numbers of one form sort as they were given', () => {
  const given = fc.tuple(arb.instant, fc.integer({ min: 1, max: 999_999 }))
  fc.assert(
    fc.property(given, fc.integer({ min: 1, max: 400 }), ([at, serial], days) => {
      const one = ticketNumber(at, serial)
      expect(one).toMatch(/^\d{8}-\d{6}$/)
      expect(ticketNumber(at, serial + 1) > one || serial === 999_999).toBe(true)
      expect(ticketNumber(at + days * 86_400_000, 1) > one).toBe(true)
    }),
  )
})

test('[T11] L1 and L2 go first', () => {
  expect((['L1', 'L2', 'L3', 'L4'] as const).map(jumpsPool)).toEqual([true, true, false, false])
})

test('[C25] a ticket that may still be edited goes with its call', () => {
  const [, other] = arb.operatorIds as [(typeof arb.operatorIds)[0], (typeof arb.operatorIds)[0]]
  expect(handOver(registered, other)).toEqual(ok({ ...registered, authorId: other }))
  expect(handOver({ ...registered, state: 'pending-dispatch' }, other)).toEqual(refuse('wrong-state'))
})

test('[C26] an emergency is filed with whatever is there', () => {
  expect(fileEmergency(draft, number, t0)).toEqual(ok(registered))
  expect(fileEmergency(registered, 'another', later)).toEqual(ok(registered))
  expect(fileEmergency({ ...registered, state: 'closed-direct' }, number, t0)).toEqual(refuse('wrong-state'))
})

test('[T18] a draft in which nothing but its level was written is discarded, without a number', () => {
  const untouched: TicketFields[] = [
    {},
    { level: 'L3' },
    { level: 'L3', confidentiality: 'normal', text: ' ', title: null },
  ]
  for (const fields of untouched)
    expect(discard(draft, fields, later)).toEqual(ok({ ...draft, state: 'closed', closedAt: later }))
  const touched: TicketFields[] = [{ text: '楼' }, { type: 'help' }, { confidentiality: 'sealed' }, { title: 'normal' }]
  for (const fields of touched) expect(discard(draft, fields, later)).toEqual(refuse('wrong-state'))
  expect(discard({ ...draft, number }, {}, later)).toEqual(refuse('wrong-state'))
  for (const state of ticketStates.filter((each) => each !== 'draft'))
    expect(discard({ ...draft, state }, {}, later)).toEqual(refuse('wrong-state'))
})
