import {
  closeDirect,
  ok,
  refer,
  register,
  submit,
  ticketNumber,
  type TicketFields,
  type TicketHead,
  type TicketId,
  type TicketResult,
} from '@hearline/domain'
import { appendTicketEvent, contentOf, dropDraft, nextSerial, readDraft, ticketOf, writeTicket } from '@hearline/store'
import { writerOf } from '../auth/actor.ts'
import { ownTicket } from './draft.ts'
import type { CommandContext, Handler } from './handler.ts'

type Act = {
  event: string
  take: (head: TicketHead, fields: TicketFields, number: string) => TicketResult
  reason?: string
  details?: Record<string, unknown>
}

/** Takes a ticket on: the draft moves into it, and each transition is appended to its history. */
async function settle(cx: CommandContext, ticketId: TicketId, act: Act) {
  const mine = await ownTicket(cx, ticketId)
  if (!mine.ok) return mine
  const { ticket, key } = mine.value
  const { tx, vault } = cx
  const draft = await readDraft(tx.db, vault, key)
  const fields = draft?.fields ?? {}
  const head = ticketOf(ticket)
  // without a number first: a refused ticket must not use one up
  const trial = act.take(head, fields, '')
  if (!trial.ok) return refusal(trial, ticket.state)
  const number = head.number ?? ticketNumber(tx.now, await nextSerial(tx))
  const taken = act.take(head, fields, number)
  if (!taken.ok) return refusal(taken, ticket.state)
  const after = taken.value
  await writeTicket(tx, ticket, after, fields, contentOf(vault, fields), writerOf(cx.actor))
  if (after.state !== 'registered') await dropDraft(tx, key)
  await record(cx, head, after, { ...act, details: { ...act.details, rev: draft?.rev ?? 0 } })
  return ok({ number })
}

function refusal(refused: Extract<TicketResult, { ok: false }>, state: string) {
  const { error } = refused
  if ('missing' in refused) return { ok: false, error, details: { missing: refused.missing } } as const
  return { ok: false, error, details: { current: { state } } } as const
}

/** What is settled at once was registered in the same instant. */
async function record(cx: CommandContext, before: TicketHead, after: TicketHead, act: Act): Promise<void> {
  const common = { ticketId: after.id, actor: cx.actor.id }
  if (before.state === 'draft') {
    await appendTicketEvent(cx.tx, { ...common, event: 'register', from: 'draft', to: 'registered' })
  }
  if (after.state === 'registered') return
  const { event, reason, details } = act
  const said = { ...(reason === undefined ? {} : { reason }), ...(details === undefined ? {} : { details }) }
  await appendTicketEvent(cx.tx, { ...common, event, from: 'registered', to: after.state, ...said })
}

export const registerTicket: Handler<'register-ticket'> = (cx, { ticketId }) =>
  settle(cx, ticketId, { event: 'register', take: (head, fields, number) => register(head, fields, number, cx.tx.now) })

export const closeTicketDirect: Handler<'close-ticket-direct'> = (cx, { ticketId }) =>
  settle(cx, ticketId, {
    event: 'close-direct',
    take: (head, fields, number) => closeDirect(head, fields, number, cx.tx.now),
  })

export const referTicket: Handler<'refer-ticket'> = (cx, { ticketId, to, receipt }) =>
  settle(cx, ticketId, {
    event: 'refer',
    take: (head, fields, number) => refer(head, fields, { to, receipt }, number, cx.tx.now),
    reason: receipt,
    details: { to },
  })

export const submitTicket: Handler<'submit-ticket'> = (cx, { ticketId }) =>
  settle(cx, ticketId, { event: 'submit', take: (head, fields, number) => submit(head, fields, number, cx.tx.now) })
