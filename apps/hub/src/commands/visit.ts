import { ok, visit } from '@hearline/domain'
import { lockVisit, visitOf, writeVisit } from '@hearline/store'
import { iso } from '../floor/projection.ts'
import { readableTicket } from '../http/tickets.ts'
import type { Handler } from './handler.ts'

/** Says that the actor is at a ticket, to whoever else is; written when it changes, or is about to end. */
export const visitTicket: Handler<'visit-ticket'> = async ({ tx, actor, timings }, { ticketId, field }) => {
  await readableTicket({ read: tx.db }, actor, ticketId)
  const kept = await lockVisit(tx, actor.personId)
  const next = visit(kept && visitOf(kept), { ticketId, field }, timings.visit, tx.now)
  if (next) {
    const since = kept?.ticketId === ticketId ? kept.since : tx.now
    await writeVisit(tx, { id: actor.personId, username: actor.id, name: actor.name }, next, since)
  }
  return ok({ until: iso(next?.until ?? kept?.until ?? tx.now) })
}
