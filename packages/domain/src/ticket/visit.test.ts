import { expect, test } from 'vitest'
import type { TicketId } from '../ids.ts'
import * as arb from '../testing/arbitraries.ts'
import { visit } from './visit.ts'

const [here, there] = ['here', 'there'] as [TicketId, TicketId]
const length = 60_000
const now = arb.noon
const kept = { ticketId: here, field: 'text', until: now + length } as const

test('[T17] she is where she last said, in the field she last named', () => {
  expect(visit(undefined, { ticketId: here }, length, now)).toEqual({ ticketId: here, until: now + length })
  expect(visit(kept, { ticketId: there }, length, now)).toEqual({ ticketId: there, until: now + length })
  expect(visit(kept, { ticketId: here, field: 'title' }, length, now)).toMatchObject({ field: 'title' })
  expect(visit(kept, { ticketId: here, field: null }, length, now)).toEqual({ ticketId: here, until: now + length })
})

test('[T17] the same again is kept when half of the time is over, with its field', () => {
  const said = { ticketId: here }
  expect(visit(kept, said, length, now + length / 2 - 1)).toBeUndefined()
  const renewed = { ...kept, until: now + 1.5 * length }
  expect(visit(kept, said, length, now + length / 2)).toEqual(renewed)
  expect(visit(kept, { ...said, field: 'text' }, length, now + length / 2)).toEqual(renewed)
  // it had ended
  expect(visit(kept, said, length, now + length)).toEqual({ ticketId: here, until: now + 2 * length })
})
