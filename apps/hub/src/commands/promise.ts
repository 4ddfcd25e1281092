import { may, ok } from '@hearline/domain'
import {
  callerIndexOf,
  callsAtHand,
  contactIndexOf,
  findTicket,
  insertPromise,
  lockPromise,
  writeKept,
} from '@hearline/store'
import type { CommandContext, Handler } from './handler.ts'
import { notFound, nothing } from './refuse.ts'

/** To the caller of the ticket's call, or to whose number stands on it; she hears of it at her next call. */
export const makePromise: Handler<'make-promise'> = async (cx, { ticketId, text, dueAt }) => {
  const { tx, vault } = cx
  const { operatorId } = cx.actor
  const ticket = await findTicket(tx.db, ticketId)
  if (!ticket) return notFound
  if (!operatorId || ticket.authorId !== operatorId) return { ok: false, error: 'not-your-ticket' }
  const caller = ticket.callId === null ? undefined : await callerIndexOf(tx.db, ticket.callId)
  const callerIndex = caller ?? (await contactIndexOf(tx.db, ticketId))
  if (!callerIndex) return { ok: false, error: 'number-withheld' }
  const made = { callerIndex, ticketId, text, dueAt: Date.parse(dueAt), madeBy: operatorId }
  return ok({ promiseId: await insertPromise(tx, vault, made) })
}

/** By who made it, by who has the caller on the line, and by a dispatcher; a promise kept twice is kept. */
export const keepPromise: Handler<'keep-promise'> = async (cx, { promiseId }) => {
  const promise = await lockPromise(cx.tx, promiseId)
  if (!promise) return notFound
  const own = promise.madeBy === cx.actor.operatorId || (await hasOnTheLine(cx, promise.callerIndex))
  if (may(cx.actor.role, 'edit-ticket', { own }) === 'no') return { ok: false, error: 'not-your-caller' }
  if (promise.keptAt === null) await writeKept(cx.tx, promiseId, cx.actor.id)
  return nothing
}

async function hasOnTheLine({ tx, actor }: CommandContext, callerIndex: Buffer): Promise<boolean> {
  const calls = actor.operatorId === undefined ? [] : await callsAtHand(tx.db, actor.operatorId)
  const callers = await Promise.all(calls.map((call) => callerIndexOf(tx.db, call)))
  return callers.some((caller) => caller?.equals(callerIndex))
}
