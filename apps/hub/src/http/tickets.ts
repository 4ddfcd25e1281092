import { identityActs, isEditable, isFinal, may, type OperatorId, type TicketId } from '@hearline/domain'
import { ticketFields, ticketQuery, values, type TicketWhole } from '@hearline/protocol'
import {
  callerIndexOf,
  callsAtHand,
  findCall,
  findOperator,
  findTicket,
  listTickets,
  readContent,
  readDraft,
  ticketEvents,
  type Store,
  type StoredTicketEvent,
  type TicketRow,
} from '@hearline/store'
import type { TicketScope } from '@hearline/store'
import { Router } from 'express'
import type { Actor } from '../auth/actor.ts'
import { iso, ticketRow } from '../floor/projection.ts'
import { parsed } from './body.ts'
import type { Promptly } from './promptly.ts'
import { Refused } from './refusal.ts'
import { actorOf, allowed, notAllowed } from './signed-in.ts'

export type ListDeps = { readonly store: Pick<Store, 'read' | 'vault'>; readonly promptly: Promptly }

/** `/api/v1/tickets`. */
export function ticketRoutes({ store, promptly }: ListDeps): Router {
  const routes = Router()
  routes.use(allowed('read-tickets'))

  routes.get('/', async (req, res) => {
    const { cursor, limit, state, callId } = parsed(ticketQuery, req.query, 'query')
    const before = cursor === undefined ? undefined : parsed(values.ticketId, cursor, 'cursor')
    const actor = actorOf(req)
    const scope = scopeOf(actor)
    const reader = actor.operatorId === undefined ? {} : { reader: actor.operatorId }
    const page = { ...reader, limit, ...(before && { before }), ...(state && { state }), ...(callId && { callId }) }
    const rows = scope === undefined ? [] : await promptly(listTickets(store.read, { scope, ...page }))
    const last = rows.length === limit ? rows.at(-1) : undefined
    res.setHeader('Cache-Control', 'no-store')
    res.json({ tickets: rows.map(ticketRow), ...(last === undefined ? {} : { cursor: last.id }) })
  })

  routes.get('/:id', async (req, res) => {
    const id = parsed(values.ticketId, req.params.id, 'id')
    const actor = actorOf(req)
    const row = await promptly(readableTicket(store, actor, id))
    res.setHeader('Cache-Control', 'no-store')
    res.json(await promptly(whole(store, actor, row)))
  })
  return routes
}

/** A ticket's head, when the actor may read the ticket. */
export async function readableTicket(store: Pick<Store, 'read'>, actor: Actor, id: TicketId): Promise<TicketRow> {
  const row = await findTicket(store.read, id)
  if (row === undefined) throw new Refused('not-found', 'There is no such ticket.')
  if (may(actor.role, 'read-tickets', { own: await isOwn(store, actor, row) }) === 'no') throw notAllowed()
  return row
}

async function whole(store: ListDeps['store'], actor: Actor, row: TicketRow): Promise<TicketWhole> {
  const isAuthor = actor.operatorId === row.authorId
  // no ticket names anybody yet
  const standing = { own: isAuthor, onCall: isAuthor && (await isAtHand(store, row)), named: false }
  const seen = may(actor.role, identityActs[row.confidentiality], standing)
  const isHidden = row.confidentiality === 'sealed' && seen !== 'yes'
  const content = isHidden ? {} : ((await readContent(store.read, store.vault, row.id)) ?? {})
  const draft = isAuthor
    ? await readDraft(store.read, store.vault, { ticketId: row.id, authorId: row.authorId })
    : undefined
  const show = (fields: object, asWritten: boolean) =>
    isHidden ? {} : asWritten || seen === 'yes' ? ticketFields.parse(fields) : impersonal(fields)
  const isNormal = row.confidentiality === 'normal'
  return {
    ticket: ticketRow(row),
    fields: show(content, false),
    events: isHidden ? [] : (await ticketEvents(store.read, row.id)).map(eventOf),
    ...(draft && { draft: { rev: draft.rev, fields: show(draft.fields, isNormal), savedAt: iso(draft.savedAt) } }),
  }
}

/** A step of its history, without a word of what was written. */
function eventOf({ event, at, actor, from, to, details }: StoredTicketEvent): TicketWhole['events'][number] {
  const { fields } = (details ?? {}) as { fields?: string[] }
  return { event, at: iso(at), actor, ...(from === null ? {} : { from }), to, ...(fields ? { fields } : {}) }
}

/** Is its author still on the ticket's call, or calling back who was missed, or, when there is none, still writing? */
export async function isAtHand({ read }: Pick<Store, 'read'>, row: TicketRow): Promise<boolean> {
  if (row.callId === null) return isEditable(row)
  const call = await findCall(read, row.callId)
  if (call === undefined) return false
  if (!isFinal(call.state)) return call.operatorId === row.authorId
  return call.operatorId === null && (await callsAtHand(read, row.authorId)).includes(row.callId)
}

/** Whoever sees identities only for a reason gets them by a command that notes it. */
function impersonal(content: object) {
  const { contactName: _name, contactPhone: _phone, address: _address, ...rest } = ticketFields.parse(content)
  return rest
}

/** Whose tickets the actor may list; undefined: nobody's. */
export function scopeOf(actor: Actor): TicketScope | undefined {
  if (may(actor.role, 'read-tickets', { own: false }) === 'yes') return 'all'
  if (actor.role === 'lead' && actor.groupId !== undefined) return { groupId: actor.groupId }
  return actor.operatorId === undefined ? undefined : { authorId: actor.operatorId }
}

async function isOwn(store: Pick<Store, 'read'>, actor: Actor, row: TicketRow): Promise<boolean> {
  const { operatorId } = actor
  if (operatorId !== undefined && (operatorId === row.authorId || row.passedBy.includes(operatorId))) return true
  if (operatorId !== undefined && (await concernsHerCall(store, operatorId, row))) return true
  if (actor.role !== 'lead') return false
  return (await findOperator(store.read, row.authorId))?.groupId === actor.groupId
}

/** Is it about a call that is before her, or another one of the same caller? */
async function concernsHerCall({ read }: Pick<Store, 'read'>, id: OperatorId, row: TicketRow): Promise<boolean> {
  if (row.confidentiality !== 'normal' || row.callId === null) return false
  const calls = await callsAtHand(read, id)
  if (calls.includes(row.callId)) return true
  const there = calls.length === 0 ? undefined : await callerIndexOf(read, row.callId)
  if (there === undefined) return false
  const here = await Promise.all(calls.map((call) => callerIndexOf(read, call)))
  return here.some((index) => index?.equals(there))
}
