import { expect, test } from 'vitest'
import type { TicketId } from '../ids.ts'
import { ok, refuse } from '../result.ts'
import * as arb from '../testing/arbitraries.ts'
import { attach, detach, isUnderway, type Mergeable } from './merge.ts'
import { ticketStates, type TicketState } from './state.ts'

const [t0, later] = [arb.noon, arb.noon + 60_000]
const one = (id: string, state: TicketState, more: Partial<Mergeable> = {}): Mergeable => ({
  id: id as TicketId,
  state,
  authorId: arb.operatorIds[0]!,
  callers: 1,
  confidentiality: 'normal',
  ...more,
})
const draft = one('new', 'draft')
const open = one('old', 'pending-dispatch', { number: '20261120-000001', callers: 3 })
const number = '20261123-000001'

test('[T12] what is merged gets a number and closes, and the other one counts its callers', () => {
  const merged = { ...draft, state: 'merged', number, registeredAt: t0, closedAt: t0, mergedInto: open.id }
  expect(attach(draft, open, number, t0)).toEqual(ok({ ticket: merged, to: { ...open, callers: 4 } }))
  const registered = one('new', 'registered', { number, registeredAt: t0, callers: 2 })
  const again = attach(registered, open, number, later)
  expect(again.ok && again.value).toMatchObject({
    ticket: { state: 'merged', registeredAt: t0, closedAt: later },
    to: { callers: 5 },
  })
})

test('[T12] only into another one that is under way, and only while it is being written', () => {
  for (const state of ticketStates) {
    const to = one('old', state)
    expect(attach(draft, to, number, t0).ok).toBe(isUnderway(to))
    expect(attach(one('new', state), open, number, t0).ok).toBe(state === 'draft' || state === 'registered')
  }
  expect(ticketStates.filter((state) => !isUnderway({ state }))).toEqual([
    'draft',
    'closed-direct',
    'referred',
    'merged',
    'closed',
  ])
  const registered = one('new', 'registered')
  expect(attach(registered, registered, number, t0)).toEqual(refuse('target-closed'))
})

test('[T13] taken back, everything is as before, under the number it got', () => {
  const both = attach(draft, open, number, t0)
  if (!both.ok) throw new Error(both.error)
  const { ticket, to } = both.value
  expect(detach(ticket, to, 'draft')).toEqual(ok({ ticket: { ...draft, number, registeredAt: t0 }, to: open }))
  expect(detach(ticket, { ...to, state: 'closed' }, 'draft')).toEqual(refuse('too-late'))
  expect(detach(ticket, { ...to, id: 'third' as TicketId }, 'draft')).toEqual(refuse('wrong-state'))
  expect(detach(draft, open, 'draft')).toEqual(refuse('wrong-state'))
})

test('[T14] a sealed ticket stays alone', () => {
  const sealed = { confidentiality: 'sealed' } as const
  expect(attach({ ...draft, ...sealed }, open, number, t0)).toEqual(refuse('sealed'))
  expect(attach(draft, { ...open, ...sealed }, number, t0)).toEqual(refuse('sealed'))
})
