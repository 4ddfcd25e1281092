import {
  coarser,
  contributionsOf,
  intervalEnd,
  intervalStart,
  kpiById,
  may,
  recount,
  type CallId,
  type Dimension,
  type Fact,
  type Kpi,
  type Timings,
} from '@hearline/domain'
import { figure, figureQuery } from '@hearline/protocol'
import { eventsWithin, factsOf } from '@hearline/store'
import { Router } from 'express'
import type { FloorView } from '../floor/model.ts'
import { iso } from '../floor/projection.ts'
import { parsed } from './body.ts'
import { Refused } from './refusal.ts'
import { actorOf, allowed } from './signed-in.ts'
import type { ListDeps } from './tickets.ts'

/** A list longer than this is for the history, not for a card. */
const MOST_CALLS = 200

export type FigureDeps = ListDeps & { readonly floor: Pick<FloorView, 'now'>; readonly timings: Timings }

/** `GET /api/v1/figures/<id>`: what a figure means, how it stands, and the calls behind it. */
export function figureRoutes({ store, promptly, floor, timings }: FigureDeps): Router {
  const routes = Router()
  routes.get('/:id', allowed('see-figures'), async (req, res) => {
    const kpi = kpiById.get(String(req.params['id']))
    if (!kpi) throw new Refused('not-found', 'There is no such figure.')
    const { dimension, of, grain, at } = parsed(figureQuery, req.query, 'query')
    const now = floor.now()
    const from = intervalStart(at === undefined ? now : Date.parse(at), grain)
    const to = intervalEnd(from, grain)
    const facts = factsOf(await promptly(eventsWithin(store.read, from, to)))
    const rows = recount(facts, timings).filter((row) => row.dimension === dimension && row.id === of)
    const [row] = coarser(rows, grain)
    const value = row && kpi.of(row, { now, timings })
    const mayRead = may(actorOf(req).role, 'read-calls', { own: true }) !== 'no'
    const behind = mayRead ? callsBehind(kpi, facts, { dimension, id: of, timings }) : undefined
    const { id, nameKey, unit, formula, source, variant } = kpi
    res.setHeader('Cache-Control', 'no-store')
    res.json(
      figure.parse({
        ...{ id, nameKey, unit, formula, source, variant, from: iso(from), to: iso(to) },
        ...(value === undefined ? {} : { value }),
        ...(behind ? { calls: behind.slice(0, MOST_CALLS), callCount: behind.length } : {}),
      }),
    )
  })
  return routes
}

/** The calls that add to what the figure is made of, each once, in the order of their arrival. */
function callsBehind(
  kpi: Kpi,
  facts: readonly Fact[],
  of: { dimension: Dimension; id: string; timings: Timings },
): CallId[] {
  const counts = (fact: Fact): boolean =>
    contributionsOf(fact, of.timings).some(
      ({ dimension, id, addition }) =>
        dimension === of.dimension && id === of.id && kpi.behind.some((name) => (addition[name] ?? 0) !== 0),
    )
  const calls = new Map<CallId, number>()
  for (const fact of facts) {
    if ((fact.kind === 'entry' || fact.kind === 'handling') && counts(fact))
      calls.set(fact.of.callId, fact.of.arrivedAt)
  }
  return [...calls].toSorted(([, a], [, b]) => a - b).map(([id]) => id)
}
