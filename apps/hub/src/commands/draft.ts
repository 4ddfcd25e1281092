import { isDeepStrictEqual } from 'node:util'
import {
  changedFields,
  isEditable,
  isFinal,
  mergeFields,
  ok,
  saveDraft,
  type CallId,
  type OperatorId,
  type TicketFields,
} from '@hearline/domain'
import {
  callsAtHand,
  contentOf,
  findCall,
  findOperator,
  insertTicket,
  lockTicket,
  readDraft,
  ticketOf,
  writeDraft,
  writeDraftHead,
  writeEdit,
} from '@hearline/store'
import { writerOf } from '../auth/actor.ts'
import { iso } from '../floor/projection.ts'
import type { CommandContext, Handler } from './handler.ts'
import { notFound, refuseCall } from './refuse.ts'

/** One more draft: for the call the operator is on or writes up, for a missed one she calls back, or without a call. */
export const openTicket: Handler<'open-ticket'> = async (cx, { callId }) => {
  const { operatorId } = cx.actor
  if (!operatorId) return { ok: false, error: 'not-allowed' }
  if (callId) {
    const call = await findCall(cx.tx.db, callId)
    if (!call) return notFound
    const isOver = isFinal(call.state)
    const isHers = isOver
      ? call.operatorId === null && (await callsAtHand(cx.tx.db, operatorId)).includes(callId)
      : call.operatorId === operatorId && call.answeredAt !== null
    if (!isHers && !(await writesUp(cx, operatorId, callId)))
      return refuseCall(isOver ? 'call-gone' : 'not-your-call', call)
  }
  const ticket = await insertTicket(cx.tx, { authorId: operatorId, ...(callId ? { callId } : {}) })
  return ok({ ticketId: ticket.id })
}

/** Also after she has passed it on. */
async function writesUp({ tx }: CommandContext, operatorId: OperatorId, callId: CallId): Promise<boolean> {
  const desk = await findOperator(tx.db, operatorId)
  return desk?.activity === 'wrap-up' && desk.callId === callId
}

/** The ticket, locked, if the actor wrote it. */
export async function ownTicket(cx: CommandContext, ticketId: Parameters<typeof lockTicket>[1]) {
  const ticket = await lockTicket(cx.tx, ticketId)
  if (!ticket) return notFound
  const { state, revision, authorId } = ticket
  if (authorId !== cx.actor.operatorId) return { ok: false, error: 'not-your-ticket' } as const
  if (!isEditable(ticketOf(ticket))) {
    return { ok: false, error: 'wrong-state', details: { current: { state, revision } } } as const
  }
  return ok({ ticket, key: { ticketId, authorId } })
}

export const save: Handler<'save-draft'> = async (cx, { ticketId, rev, fields }) => {
  const mine = await ownTicket(cx, ticketId)
  if (!mine.ok) return mine
  const { ticket, key } = mine.value
  const stored = await readDraft(cx.tx.db, cx.vault, key)
  if (stored && isRepeat(stored, { rev, fields })) return ok({ rev, savedAt: iso(stored.savedAt) })
  const saved = saveDraft(stored, { rev, fields })
  if (!saved.ok) return { ...saved, details: { current: { rev: stored?.rev ?? 0 } } }
  await writeDraft(cx.tx, cx.vault, key, saved.value)
  const { fields: written } = saved.value
  const changed = changedFields(stored?.fields ?? {}, written)
  const by = writerOf(cx.actor)
  if (changed.length > 0) {
    // once it is registered others read it too
    if (ticket.state === 'draft') await writeDraftHead(cx.tx, ticket, written, changed, by)
    else await writeEdit(cx.tx, ticket, written, contentOf(cx.vault, written), changed, by)
  }
  return ok({ rev, savedAt: iso(cx.tx.now) })
}

type Saved = { rev: number; fields: TicketFields }

/** The same save again, as after a reply that was lost. */
const isRepeat = (stored: Saved, save: Saved): boolean =>
  stored.rev === save.rev && isDeepStrictEqual(mergeFields(stored.fields, save.fields), stored.fields)
