import { attach, detach, ok, ticketNumber, type TicketId } from '@hearline/domain'
import {
  appendTicketEvent,
  contentOf,
  dropDraft,
  findTicket,
  lockTicket,
  mergeableOf,
  nextSerial,
  readDraft,
  writeHead,
  writeTicket,
  type TicketRow,
} from '@hearline/store'
import { writerOf } from '../auth/actor.ts'
import { ownTicket } from './draft.ts'
import type { CommandContext, Handler } from './handler.ts'
import { notFound, nothing } from './refuse.ts'
import { lastActs, restoreDraft } from './undo.ts'

/** Closes a ticket as merged into another one, which counts its callers. */
export const attachTicket: Handler<'attach-ticket'> = async (cx, { ticketId, to }) => {
  const { tx, vault } = cx
  await lockBoth(cx, ticketId, to)
  const mine = await ownTicket(cx, ticketId)
  if (!mine.ok) return mine
  const { ticket, key } = mine.value
  const target = await lockTicket(tx, to)
  // a sealed ticket is not even there for others
  if (!target || (target.confidentiality === 'sealed' && target.authorId !== ticket.authorId)) return notFound
  const trial = attach(mergeableOf(ticket), mergeableOf(target), '', tx.now)
  if (!trial.ok) return { ...trial, details: { current: { state: target.state } } }
  const number = ticket.number ?? ticketNumber(tx.now, await nextSerial(tx))
  const merged = attach(mergeableOf(ticket), mergeableOf(target), number, tx.now)
  if (!merged.ok) throw new Error('what could be merged cannot be')
  const draft = await readDraft(tx.db, vault, key)
  const fields = draft?.fields ?? {}
  const by = writerOf(cx.actor)
  await writeTicket(tx, ticket, merged.value.ticket, fields, contentOf(vault, fields), by)
  await dropDraft(tx, key)
  await writeHead(tx, target, merged.value.to, by)
  const who = { actor: cx.actor.id }
  if (ticket.state === 'draft')
    await appendTicketEvent(tx, { ...who, ticketId, event: 'register', from: 'draft', to: 'registered' })
  const details = { to, rev: draft?.rev ?? 0 }
  await appendTicketEvent(tx, { ...who, ticketId, event: 'attach', from: 'registered', to: 'merged', details })
  await noteOn(cx, target, 'join', ticketId)
  return ok({ number, callers: merged.value.to.callers })
}

export const detachTicket: Handler<'detach-ticket'> = async (cx, { ticketId }) => {
  const { tx } = cx
  const found = await findTicket(tx.db, ticketId)
  if (!found) return notFound
  await lockBoth(cx, ticketId, found.mergedInto ?? ticketId)
  const ticket = await lockTicket(tx, ticketId)
  if (!ticket) return notFound
  if (ticket.authorId !== cx.actor.operatorId) return { ok: false, error: 'not-your-ticket' }
  const wrong = { ok: false, error: 'wrong-state', details: { current: { state: ticket.state } } } as const
  const target =
    ticket.mergedInto === found.mergedInto && ticket.mergedInto ? await lockTicket(tx, ticket.mergedInto) : undefined
  const last = await lastActs(tx.db, ticketId)
  if (!target || last?.event !== 'attach') return wrong
  const apart = detach(mergeableOf(ticket), mergeableOf(target), last.from)
  if (!apart.ok)
    return apart.error === 'wrong-state' ? wrong : { ...apart, details: { current: { state: target.state } } }
  await restoreDraft(cx, ticket, last.rev)
  await writeHead(tx, ticket, apart.value.ticket, writerOf(cx.actor))
  await writeHead(tx, target, apart.value.to, writerOf(cx.actor))
  await appendTicketEvent(tx, { ticketId, actor: cx.actor.id, event: 'detach', from: 'merged', to: last.from })
  await noteOn(cx, target, 'leave', ticketId)
  return nothing
}

/** Always in the same order, so that two who merge crosswise do not wait for each other. */
async function lockBoth({ tx }: CommandContext, ...ids: [TicketId, TicketId]): Promise<void> {
  for (const id of new Set(ids.toSorted())) await lockTicket(tx, id)
}

async function noteOn(cx: CommandContext, target: TicketRow, event: string, ticketId: TicketId): Promise<void> {
  const { id, state } = target
  await appendTicketEvent(cx.tx, {
    ticketId: id,
    actor: cx.actor.id,
    event,
    from: state,
    to: state,
    details: { ticketId },
  })
}
