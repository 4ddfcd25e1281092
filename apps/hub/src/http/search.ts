import { may, numberMeant, type Instant } from '@hearline/domain'
import { ticketSearch } from '@hearline/protocol'
import {
  folded,
  readDesk,
  searchTickets,
  termsOf,
  writeAudit,
  type OnDesk,
  type Store,
  type Term,
  type TicketRow,
  type TicketSearch,
} from '@hearline/store'
import { Router } from 'express'
import type { z } from 'zod'
import type { Actor } from '../auth/actor.ts'
import type { FloorView } from '../floor/model.ts'
import { ticketRow } from '../floor/projection.ts'
import { parsed } from './body.ts'
import type { Promptly } from './promptly.ts'
import { actorOf, allowed, notAllowed } from './signed-in.ts'
import { scopeOf } from './tickets.ts'

export type FindingDeps = {
  readonly store: Pick<Store, 'read' | 'vault' | 'tx'>
  readonly promptly: Promptly
  readonly floor: Pick<FloorView, 'now'>
}

/** What was asked, with its instants as numbers and the number it means. */
type Wanted = Omit<TicketSearch, 'scope'> & { readonly scope: z.infer<typeof ticketSearch>['scope'] }

/** `POST /api/v1/tickets/search`: in the body, so that no number or name stands in an address. */
export function searchRoutes({ store, promptly, floor }: FindingDeps): Router {
  const routes = Router()
  routes.post('/search', allowed('read-tickets'), async (req, res) => {
    const actor = actorOf(req)
    const { from, to, number, phone, cursor, ...rest } = parsed(ticketSearch, req.body ?? {})
    if (phone !== undefined) await promptly(notePhone(store, actor, rest.scope))
    const wanted = {
      ...rest,
      ...(number === undefined ? {} : { number: numberMeant(number, floor.now()) }),
      ...(phone === undefined ? {} : { phone: store.vault.index(phone) }),
      ...(from === undefined ? {} : { from: Date.parse(from) }),
      ...(to === undefined ? {} : { to: Date.parse(to) }),
      ...(cursor === undefined ? {} : { before: cursor }),
    } as Wanted
    const rows = await promptly(find(store, actor, wanted))
    const last = rows.length === wanted.limit ? rows.at(-1) : undefined
    res.setHeader('Cache-Control', 'no-store')
    res.json({ tickets: rows.map(ticketRow), ...(last === undefined ? {} : { cursor: last.id }) })
  })
  return routes
}

/** To find by somebody's number is to see who she is: whoever needs a reason for that leaves a trace. */
async function notePhone(store: FindingDeps['store'], actor: Actor, scope: Wanted['scope']): Promise<void> {
  const own = scope !== 'all' || actor.role === 'operator'
  const seen = may(actor.role, 'see-identity', { own })
  if (seen === 'no') throw notAllowed()
  if (seen === 'yes') return
  await store.tx((tx) => writeAudit(tx, { actor: actor.id, act: 'search-phone', subject: 'tickets', reason: null }))
}

async function find(store: FindingDeps['store'], actor: Actor, wanted: Wanted): Promise<TicketRow[]> {
  const [indexed, desk] = await Promise.all([inIndex(store, actor, wanted), onDesk(store, actor, wanted)])
  const rows = new Map([...indexed, ...desk].map((row) => [row.id, row]))
  return [...rows.values()].toSorted((a, b) => (a.id < b.id ? 1 : -1)).slice(0, wanted.limit)
}

async function inIndex({ read }: FindingDeps['store'], actor: Actor, wanted: Wanted): Promise<TicketRow[]> {
  const scope = indexScope(actor, wanted.scope)
  return scope === undefined || wanted.state === 'draft' ? [] : searchTickets(read, { ...wanted, scope })
}

function indexScope(actor: Actor, scope: Wanted['scope']): TicketSearch['scope'] | undefined {
  if (scope === 'all') return scopeOf(actor)
  const { operatorId, role } = actor
  if (operatorId === undefined || scope === 'drafts') return undefined
  if (scope === 'mine') return { authorId: operatorId }
  return may(role, 'see-related-tickets', { own: true }) === 'no' ? undefined : { callersOf: operatorId }
}

/** What its author still writes on is in no index. */
async function onDesk({ read, vault }: FindingDeps['store'], actor: Actor, wanted: Wanted): Promise<TicketRow[]> {
  if (actor.operatorId === undefined || wanted.scope === 'my-callers') return []
  const terms = wanted.words === undefined ? [] : await termsOf(wanted.words)
  if (wanted.words?.trim() && terms.length === 0) return []
  const all = await readDesk(read, vault, actor.operatorId)
  return all.filter((one) => isMeant(actor, one, wanted, terms)).map(({ ticket }) => ticket)
}

function isMeant({ role }: Actor, one: OnDesk, wanted: Wanted, terms: readonly Term[]): boolean {
  const { ticket, phones, atHand } = one
  const { phone, before, state } = wanted
  const isSeen =
    ticket.confidentiality !== 'sealed' || may(role, 'see-sealed-ticket', { own: true, onCall: atHand }) === 'yes'
  const isPerson = phone === undefined || ticket.confidentiality === 'normal' || atHand
  return (
    isSeen &&
    isPerson &&
    (wanted.scope !== 'drafts' || ticket.state === 'draft') &&
    (state === undefined || ticket.state === state) &&
    (before === undefined || ticket.id < before) &&
    (phone === undefined || phones.some((index) => index.equals(phone))) &&
    begins(ticket.number, wanted.number) &&
    begins(ticket.placeCode, wanted.placeCode) &&
    begins(ticket.categoryCode, wanted.categoryCode) &&
    isBetween(ticket.openedAt, wanted.from, wanted.to) &&
    says(one, terms)
  )
}

const begins = (text: string | null, start: string | undefined) => start === undefined || !!text?.startsWith(start)
const isBetween = (at: Instant, from = -Infinity, to = Infinity) => from <= at && at <= to

function says({ fields }: OnDesk, terms: readonly Term[]): boolean {
  const text = folded([fields.title, fields.text, fields.answer].join('\n'))
  return terms.every((term) => text.includes(term.text) || term.words.every((word) => text.includes(word)))
}
