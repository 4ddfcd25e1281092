import { ok, reopen, type Instant, type TicketId, type TicketState } from '@hearline/domain'
import {
  appendTicketEvent,
  lockTicket,
  readContent,
  readDraft,
  ticketEvents,
  ticketOf,
  writeDraft,
  writeHead,
  type Db,
  type TicketRow,
} from '@hearline/store'
import { writerOf } from '../auth/actor.ts'
import type { CommandContext, Handler } from './handler.ts'
import { notFound } from './refuse.ts'

type LastActs = {
  readonly event: string
  readonly actor: string
  readonly at: Instant
  /** The state before everything that was done at that instant. */
  readonly from: 'draft' | 'registered'
  /** The draft's revision then. */
  readonly rev: number
}

/** The last thing done with a ticket, if it was done to one that was still written on. */
export async function lastActs(db: Db, ticketId: TicketId): Promise<LastActs | undefined> {
  const events = await ticketEvents(db, ticketId)
  const last = events.at(-1)
  const from = events.find(({ at }) => at === last?.at)?.from
  if (last === undefined || !isWritten(from)) return undefined
  const rev = (last.details as { rev?: number } | null)?.rev ?? 0
  return { event: last.event, actor: last.actor, at: last.at, from, rev }
}

const isWritten = (state: TicketState | null | undefined): state is 'draft' | 'registered' =>
  state === 'draft' || state === 'registered'

/** Gives the author back what she wrote, as her draft; a save on its way from before comes too late for it. */
export async function restoreDraft({ tx, vault }: CommandContext, ticket: TicketRow, rev: number): Promise<number> {
  const key = { ticketId: ticket.id, authorId: ticket.authorId }
  const kept = await readDraft(tx.db, vault, key)
  if (kept) return kept.rev
  const fields = (await readContent(tx.db, vault, ticket.id)) ?? {}
  await writeDraft(tx, vault, key, { rev: rev + 1, fields })
  return rev + 1
}

const takenBack = ['register', 'close-direct', 'submit']

/** Takes back what the author did with her ticket a moment ago. */
export const reopenDraft: Handler<'reopen-draft'> = async (cx, { ticketId }) => {
  const { tx } = cx
  const ticket = await lockTicket(tx, ticketId)
  if (!ticket) return notFound
  if (ticket.authorId !== cx.actor.operatorId) return { ok: false, error: 'not-your-ticket' }
  const details = { current: { state: ticket.state } }
  const last = await lastActs(tx.db, ticketId)
  const acted = !last || last.actor !== cx.actor.id || !takenBack.includes(last.event)
  const from = last?.from ?? 'draft'
  const back = reopen(ticketOf(ticket), { from, at: last?.at ?? 0, acted }, cx.timings.undo, tx.now)
  if (!back.ok) return { ...back, details }
  const rev = await restoreDraft(cx, ticket, last?.rev ?? 0)
  await writeHead(tx, ticket, back.value, writerOf(cx.actor))
  await appendTicketEvent(tx, { ticketId, actor: cx.actor.id, event: 'reopen', from: ticket.state, to: from })
  return ok({ state: from, rev })
}
