import { expect, test } from 'vitest'
import type { TicketId } from '../ids.ts'
import { ok, refuse } from '../result.ts'
import * as arb from '../testing/arbitraries.ts'
import { reopen, type LastAct } from './reopen.ts'
import { ticketStates } from './state.ts'
import { register, type TicketHead } from './ticket.ts'

const t0 = arb.noon
const window = 300_000
const head: TicketHead = {
  id: 't' as TicketId,
  state: 'registered',
  authorId: arb.operatorIds[0]!,
  number: '20261123-000001',
  registeredAt: t0,
}
const last: LastAct = { from: 'draft', at: t0, acted: false }

test('[T15] what was done a moment ago is taken back; number and date stay', () => {
  expect(reopen(head, last, window, t0 + window)).toEqual(ok({ ...head, state: 'draft' }))
  const submitted = { ...head, state: 'pending-dispatch', submittedAt: t0 } as const
  expect(reopen(submitted, last, window, t0)).toEqual(ok({ ...head, state: 'draft' }))
  expect(reopen(submitted, { ...last, from: 'registered' }, window, t0)).toEqual(ok(head))
  const closed = { ...head, state: 'closed-direct', closedAt: t0 } as const
  expect(reopen(closed, last, window, t0)).toEqual(ok({ ...head, state: 'draft' }))
})

test('[T15] registered again it keeps its first number and date', () => {
  const draft = { ...head, state: 'draft' } as const
  const again = register(draft, { type: 'help', text: '楼道灯不亮' }, head.number!, t0 + 60_000)
  expect(again).toEqual(ok(head))
})

test('[T15] not later, not once somebody acted, and nothing else', () => {
  expect(reopen(head, last, window, t0 + window + 1)).toEqual(refuse('too-late'))
  expect(reopen(head, { ...last, acted: true }, window, t0)).toEqual(refuse('too-late'))
  expect(reopen(head, { ...last, from: 'registered' }, window, t0)).toEqual(refuse('wrong-state'))
  for (const state of ticketStates) {
    const is = reopen({ ...head, state }, last, window, t0).ok
    expect(is).toBe(['registered', 'closed-direct', 'pending-dispatch'].includes(state))
  }
})
