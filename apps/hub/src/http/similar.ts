import {
  byLikeness,
  categoryInCommon,
  isUnderway,
  likeness,
  placeInCommon,
  textInCommon,
  type Instant,
  type TicketFields,
} from '@hearline/domain'
import { values, type SimilarTickets } from '@hearline/protocol'
import {
  firstIdAt,
  readContent,
  readDraft,
  similarCandidates,
  titledTickets,
  wordsOf,
  type Candidate,
  type Store,
  type TicketRow,
} from '@hearline/store'
import { Router } from 'express'
import type { Actor } from '../auth/actor.ts'
import { ticketRow } from '../floor/projection.ts'
import { parsed } from './body.ts'
import type { FindingDeps } from './search.ts'
import { actorOf, allowed } from './signed-in.ts'
import { readableTicket } from './tickets.ts'

const DAYS_30 = 30 * 86_400_000
const MOST = 8

/** `GET /api/v1/tickets/<id>/similar`: what may be about the same matter, while it is being written. */
export function similarRoutes({ store, promptly, floor }: FindingDeps): Router {
  const routes = Router()
  routes.get('/:id/similar', allowed('see-related-tickets'), async (req, res) => {
    const id = parsed(values.ticketId, req.params['id'], 'id')
    const row = await promptly(readableTicket(store, actorOf(req), id))
    const tickets = await promptly(similarTo(store, actorOf(req), row, floor.now()))
    res.setHeader('Cache-Control', 'no-store')
    res.json({ tickets } satisfies SimilarTickets)
  })
  return routes
}

async function similarTo(
  store: Pick<Store, 'read' | 'vault'>,
  actor: Actor,
  row: TicketRow,
  now: Instant,
): Promise<SimilarTickets['tickets']> {
  const fields = await writtenOn(store, actor, row)
  if (!fields) return []
  const { placeCode, categoryCode } = fields
  const { all: words } = await wordsOf([fields.title, fields.text].filter(Boolean).join('\n'))
  const of = { id: row.id, callId: row.callId, placeCode, categoryCode, words, since: firstIdAt(now - DAYS_30) }
  const own = { placeCode, categoryCode, words: new Set(words) }
  const alike = (await similarCandidates(store.read, of))
    .flatMap((candidate) => {
      const found = likenessOf(own, candidate)
      return found ? [{ ...found, id: candidate.id, open: isUnderway(candidate) }] : []
    })
    .toSorted(byLikeness)
    .slice(0, MOST)
  const tickets = await titledTickets(
    store.read,
    alike.map(({ id }) => id),
  )
  return alike.flatMap(({ id, reasons, score }) => {
    const found = tickets.get(id)
    if (!found) return []
    return [
      { ticket: ticketRow(found.ticket), ...(found.title === null ? {} : { title: found.title }), reasons, score },
    ]
  })
}

/** What its author has written so far; of a sealed ticket nobody else is told anything. */
async function writtenOn(
  { read, vault }: Pick<Store, 'read' | 'vault'>,
  actor: Actor,
  row: TicketRow,
): Promise<TicketFields | undefined> {
  const isAuthor = actor.operatorId === row.authorId
  if (row.confidentiality === 'sealed' && !isAuthor) return undefined
  const draft = isAuthor ? await readDraft(read, vault, { ticketId: row.id, authorId: row.authorId }) : undefined
  return draft?.fields ?? readContent(read, vault, row.id)
}

type Own = Pick<TicketFields, 'placeCode' | 'categoryCode'> & { readonly words: ReadonlySet<string> }

function likenessOf(own: Own, { placeCode, categoryCode, sameNumber, words }: Candidate) {
  const both = words.filter((word) => own.words.has(word)).length
  return likeness({
    number: sameNumber,
    place: placeInCommon(own.placeCode ?? undefined, placeCode ?? undefined),
    category: categoryInCommon(own.categoryCode ?? undefined, categoryCode ?? undefined),
    text: textInCommon({ one: own.words.size, other: words.length, both }),
  })
}
