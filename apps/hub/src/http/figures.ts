import {
  addedBy,
  coarser,
  contributionsOf,
  intervalEnd,
  intervalStart,
  isBehind,
  kpiById,
  may,
  recount,
  type CallId,
  type Dimension,
  type Fact,
  type GroupId,
  type Instant,
  type IntervalRow,
  type Kpi,
  type OperatorId,
  type Timings,
} from '@hearline/domain'
import { figure, figureQuery, type FigureQuery } from '@hearline/protocol'
import { callEventsOf, factsOf, keptQuarters, seatEventsOf, type Db, type FloorEvent } from '@hearline/store'
import { Router } from 'express'
import type { Actor } from '../auth/actor.ts'
import type { FloorView } from '../floor/model.ts'
import { iso } from '../floor/projection.ts'
import { parsed } from './body.ts'
import { Refused } from './refusal.ts'
import { actorOf, allowed, notAllowed } from './signed-in.ts'
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
    const asked = parsed(figureQuery, req.query, 'query')
    const { grain, at } = asked
    const about = aboutWhom(asked, actorOf(req))
    const now = floor.now()
    const from = intervalStart(at === undefined ? now : Date.parse(at), grain)
    const to = intervalEnd(from, grain)
    const kept = await promptly(keptQuarters(store.read, { from, to }, about))
    const told = new Map<Instant, Fact[]>()
    const factsIn = async (start: Instant) => {
      const known = told.get(start) ?? factsOf(await promptly(callEventsOf(store.read, [start], ['call', 'part'])))
      told.set(start, known)
      return known
    }
    const facts = factsOf(await promptly(seatsOf(store.read, kept.open, about)))
    for (const start of kept.open) facts.push(...(await factsIn(start)))
    const open = recount(facts, timings).filter((row) => isOf(row, about) && kept.open.includes(row.start))
    const rows = together([...kept.rows, ...open], about)
    const [row] = coarser(rows, grain)
    const value = row && kpi.of(row, { now, timings })
    const mayRead = may(actorOf(req).role, 'read-calls', { own: true }) !== 'no'
    const behind = mayRead ? await callsBehind({ kpi, rows, about, timings, value, now, factsIn }) : {}
    const { id, nameKey, unit, formula, source, variant } = kpi
    res.setHeader('Cache-Control', 'no-store')
    res.json(
      figure.parse({
        ...{ id, nameKey, unit, formula, source, variant, from: iso(from), to: iso(to), at: iso(now) },
        ...(value === undefined ? {} : { value }),
        ...behind,
      }),
    )
  })
  return routes
}

/** One queue, hotline, group or operator; without an id all of the dimension together. */
type About = { dimension: Dimension; id?: string }

function aboutWhom({ dimension, of }: FigureQuery, { role, operatorId, groupId }: Actor): About {
  if (dimension === 'floor') return { dimension: 'queue' }
  if (dimension === 'group' && may(role, 'watch-team', { own: of === groupId }) === 'no') throw notAllowed()
  if (dimension !== 'operator') return { dimension, ...(of === undefined ? {} : { id: of }) }
  if (operatorId === undefined) throw notAllowed()
  return { dimension, id: operatorId }
}

const isOf = (one: { dimension: Dimension; id: string }, { dimension, id }: About): boolean =>
  one.dimension === dimension && (id === undefined || one.id === id)

/** What tells the time at the desk in quarters that are open; of queues there is none. */
async function seatsOf(db: Db, open: readonly Instant[], { dimension, id }: About): Promise<FloorEvent[]> {
  const [first, last] = [open[0], open.at(-1)]
  if (first === undefined || last === undefined) return []
  const time = { from: first, to: intervalEnd(last, 'quarter') }
  if (dimension === 'operator') return seatEventsOf(db, time, { operatorId: id as OperatorId })
  return dimension === 'group' ? seatEventsOf(db, time, { groupId: id as GroupId }) : []
}

/** One row a quarter. */
const together = (rows: IntervalRow[], { id }: About): IntervalRow[] =>
  id === undefined
    ? coarser(
        rows.map((row) => ({ ...row, id: 'all' })),
        'quarter',
      )
    : rows

type Behind = { calls: CallId[]; callCount?: number }

type Question = {
  kpi: Kpi
  rows: readonly IntervalRow[]
  about: About
  timings: Timings
  value: number | undefined
  now: Instant
  factsIn: (start: Instant) => Promise<Fact[]>
}

/** The latest calls behind the figure, each once; how many there are when none is left out. */
async function callsBehind({ kpi, rows, about, timings, value, now, factsIn }: Question): Promise<Behind> {
  const asked = { value, now, timings }
  const counts = (fact: Fact): boolean =>
    contributionsOf(fact, timings).some((each) => isOf(each, about) && isBehind(kpi, addedBy(each), asked))
  const calls: CallId[] = []
  for (const row of rows.toSorted((a, b) => b.start - a.start)) {
    if (!isBehind(kpi, row, asked)) continue
    if (calls.length >= MOST_CALLS) return { calls: calls.slice(0, MOST_CALLS) }
    calls.push(...callsOf((await factsIn(row.start)).filter(counts)))
  }
  return { calls: calls.slice(0, MOST_CALLS), callCount: calls.length }
}

/** Each once, the latest arrival first. */
function callsOf(facts: readonly Fact[]): CallId[] {
  const calls = new Map<CallId, Instant>()
  for (const { kind, of } of facts) if (kind === 'entry' || kind === 'handling') calls.set(of.callId, of.arrivedAt)
  return [...calls].toSorted(([, a], [, b]) => b - a).map(([id]) => id)
}
