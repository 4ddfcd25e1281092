import {
  changedFields,
  editFields,
  identityActs,
  may,
  mergeFields,
  ok,
  takesEdits,
  type TicketField,
} from '@hearline/domain'
import {
  appendTicketEvent,
  contentOf,
  findOperator,
  lockTicket,
  readContent,
  readDraft,
  readMarks,
  ticketOf,
  writeDraft,
  writeEdit,
  type TicketRow,
} from '@hearline/store'
import { writerOf } from '../auth/actor.ts'
import { isAtHand } from '../http/tickets.ts'
import type { CommandContext, Handler } from './handler.ts'
import { notFound } from './refuse.ts'

/** Only who sees the person may change who that is, and how secret. */
const personal: readonly TicketField[] = ['confidentiality', 'contactName', 'contactPhone', 'address']

/** Changes fields of a ticket that somebody else may be changing: of two who change the same one, the second is told. */
export const editTicket: Handler<'edit-ticket'> = async (cx, { ticketId, rev, fields }) => {
  const { tx, vault } = cx
  const ticket = await lockTicket(tx, ticketId)
  if (!ticket) return notFound
  if (!(await mayEdit(cx, ticket))) return { ok: false, error: 'not-your-ticket' }
  const { state, revision } = ticket
  if (!takesEdits(ticketOf(ticket)))
    return { ok: false, error: 'wrong-state', details: { current: { state, revision } } }
  const kept = (await readContent(tx.db, vault, ticketId)) ?? {}
  const wanted = changedFields(kept, mergeFields(kept, fields))
  if (wanted.some((name) => personal.includes(name)) && !(await seesPerson(cx, ticket)))
    return { ok: false, error: 'not-allowed' }
  const marks = await readMarks(tx.db, ticketId)
  const edited = editFields({ fields: kept, marks }, { rev, fields })
  if (!edited.ok) {
    const by = edited.lost.map((name) => marks[name]).toSorted((a, b) => (b?.rev ?? 0) - (a?.rev ?? 0))[0]?.by
    return { ok: false, error: edited.error, details: { current: { revision, fields: edited.lost, by } } }
  }
  const { fields: after, changed } = edited.value
  if (changed.length === 0) return ok({ revision })
  const row = await writeEdit(tx, ticket, after, contentOf(vault, after), changed, writerOf(cx.actor))
  await intoDraft(cx, ticket, fields)
  const details = { fields: changed }
  await appendTicketEvent(tx, { ticketId, actor: cx.actor.id, event: 'edit', from: state, to: state, details })
  return ok({ revision: row.revision })
}

/** What its author has open of a registered ticket must not undo it with her next step. */
async function intoDraft({ tx, vault }: CommandContext, { id, authorId }: TicketRow, fields: object): Promise<void> {
  const key = { ticketId: id, authorId }
  const draft = await readDraft(tx.db, vault, key)
  if (draft) await writeDraft(tx, vault, key, { rev: draft.rev, fields: mergeFields(draft.fields, fields) })
}

async function mayEdit({ tx, actor }: CommandContext, ticket: TicketRow): Promise<boolean> {
  const isAuthor = ticket.authorId === actor.operatorId
  if (ticket.confidentiality === 'sealed') return isAuthor && (await isAtHand({ read: tx.db }, ticket))
  const isLeads = actor.role === 'lead' && (await findOperator(tx.db, ticket.authorId))?.groupId === actor.groupId
  return may(actor.role, 'edit-ticket', { own: isAuthor || isLeads }) === 'yes'
}

async function seesPerson({ tx, actor }: CommandContext, ticket: TicketRow): Promise<boolean> {
  const own = ticket.authorId === actor.operatorId
  const onCall = own && (await isAtHand({ read: tx.db }, ticket))
  return may(actor.role, identityActs[ticket.confidentiality], { own, onCall }) === 'yes'
}
