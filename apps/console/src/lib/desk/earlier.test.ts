import type { TicketRow } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { earlierFirst } from './earlier.ts'

const ticket = (id: string, state: TicketRow['state'], openedAt: string) => ({ id, state, openedAt }) as TicketRow

test('what is open comes first, then the newest, and never the ticket of this call', () => {
  const all = [
    ticket('this', 'draft', '2026-09-30T10:00:00Z'),
    ticket('closed', 'closed', '2026-09-29T10:00:00Z'),
    ticket('old', 'dispatched', '2026-09-01T10:00:00Z'),
    ticket('newer', 'in-progress', '2026-09-20T10:00:00Z'),
  ]
  expect(earlierFirst(all, 'this').map(({ id }) => id)).toEqual(['newer', 'old', 'closed'])
})
