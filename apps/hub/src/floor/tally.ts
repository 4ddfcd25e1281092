import { coarser, emptyTally, intervalEnd, intervalStart, Ledger } from '@hearline/domain'
import type { Dimension, Fact, Instant, IntervalRow, QueueId, Tally, Timings } from '@hearline/domain'
import { callEventsAfter, callEventsOf, eventCursor, factsOf, keptQuarters, type Store } from '@hearline/store'
import type { Healing } from './heal.ts'
import type { FloorModel } from './model.ts'

export const dayStart = (now: Instant): Instant => intervalStart(now, 'day')

/**
 * A day as it is known: of the quarters that were written only their sums, of the others all that was told; `cursor`
 * tells which events are in it.
 */
type Day = { readonly ledger: Ledger; written: Map<Instant, Map<string, IntervalRow>>; since: Instant; cursor: string }

/** Of whom the day is counted. */
const counted: readonly Dimension[] = ['queue', 'hotline']

const keyOf = ({ dimension, id }: Pick<IntervalRow, 'dimension' | 'id'>) => `${dimension} ${id}`

/** What is known of a day when it is begun. */
export type DayKnown = { since: Instant; cursor: string; facts: Iterable<Fact>; rows: readonly IntervalRow[] }

/** The day's counts of every queue, by the same ledger of stays that makes the history. */
export class DayTally {
  readonly #timings: Timings
  readonly #now: () => Instant
  readonly #sums = new Map<QueueId, Tally>()
  readonly #listeners = new Set<() => void>()
  #day: Day | undefined

  constructor(model: FloorModel, timings: Timings) {
    this.#timings = timings
    this.#now = () => model.now()
    model.onCleared(() => {
      this.#day = undefined
      this.#sums.clear()
    })
  }

  /** What it stands on; absent while the day is not known. Another floor, another object. */
  get day(): Day | undefined {
    return this.#day
  }

  begin({ since, cursor, facts, rows }: DayKnown): void {
    const written = new Map<Instant, Map<string, IntervalRow>>()
    for (const row of rows.filter(({ dimension }) => counted.includes(dimension)))
      written.set(row.start, (written.get(row.start) ?? new Map<string, IntervalRow>()).set(keyOf(row), row))
    this.#day = { ledger: new Ledger({ ...this.#timings }), written, since, cursor }
    this.#day.ledger.forget(since)
    this.#sums.clear()
    this.apply(facts)
  }

  /** The quarters of which the sums no longer say it all, for something new is told of their calls. */
  stale(facts: Iterable<Fact>): Instant[] {
    const starts = new Set<Instant>()
    for (const { kind, of } of facts)
      if (kind === 'entry' || kind === 'handling') starts.add(intervalStart(of.arrivedAt, 'quarter'))
    return [...starts].filter((start) => this.#day?.written.has(start))
  }

  /** Each fact as it is now, late, twice or in any order; quarters named anew come with all that was told of them. */
  apply(facts: Iterable<Fact>, anew: readonly Instant[] = []): void {
    const day = this.#turn()
    let isNew = false
    if (day) for (const start of anew) isNew = day.written.delete(start) || isNew
    if (day) for (const fact of facts) isNew = day.ledger.apply(fact) || isNew
    if (!isNew) return
    this.#sums.clear()
    for (const changed of this.#listeners) changed()
  }

  onChanged(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Undefined while the day is not known. */
  of(queueId: QueueId): Tally | undefined {
    const day = this.#turn()
    if (!day) return undefined
    const known = this.#sums.get(queueId) ?? tallyOf(day, queueId)
    this.#sums.set(queueId, known)
    return known
  }

  /** Calls a hotline brought today; undefined while the day is not known. */
  offeredBy(hotline: string): number | undefined {
    const day = this.#turn()
    return day && (sumOf(day, 'hotline', hotline)?.counts.offered ?? 0)
  }

  /** Calls a queue was offered in each quarter of the day up to the one that runs; undefined while it is not known. */
  quarters(queueId: QueueId): { start: Instant; offered: number[] } | undefined {
    const day = this.#turn()
    if (!day) return undefined
    const offered: number[] = []
    for (let start = day.since; start <= this.#now(); start = intervalEnd(start, 'quarter')) {
      const written = day.written.get(start)?.get(keyOf({ dimension: 'queue', id: queueId }))
      const told = day.ledger.row('queue', queueId, start)
      offered.push((written?.counts.offered ?? 0) + (told?.counts.offered ?? 0))
    }
    return { start: day.since, offered }
  }

  #turn(): Day | undefined {
    const today = dayStart(this.#now())
    if (!this.#day || today <= this.#day.since) return this.#day
    this.#day.since = today
    this.#day.written.clear()
    this.#day.ledger.forget(today)
    this.#sums.clear()
    return this.#day
  }
}

function sumOf({ ledger, written, since }: Day, dimension: Dimension, id: string): IntervalRow | undefined {
  const told = ledger.sum({ dimension, id, start: since }, 'day')
  const rows = [...written.values()].flatMap((quarter) => quarter.get(keyOf({ dimension, id })) ?? [])
  const [sum] = coarser(told ? [...rows, told] : rows, 'day')
  return sum
}

function tallyOf(day: Day, id: QueueId): Tally {
  const sum = sumOf(day, 'queue', id)
  if (!sum) return emptyTally
  const { offered, answered, answeredIn15: answeredInTime, abandoned, shortAbandoned } = sum.counts
  return { offered, answered, answeredInTime, abandoned, shortAbandoned }
}

/** Reads the day the floor was read on: sums where they are written, stays where not. Throws `Unavailable`. */
export async function beginDay(deps: {
  store: Pick<Store, 'read'>
  tally: DayTally
  healing: Pick<Healing, 'origin'>
}): Promise<void> {
  const { store, tally, healing } = deps
  const { origin } = healing
  const since = dayStart(origin.at)
  const cursor = await eventCursor(store.read)
  const kept = []
  for (const dimension of counted)
    kept.push(await keptQuarters(store.read, { from: since, to: intervalEnd(since, 'day') }, { dimension }))
  // a quarter that something was told of between the two reads is known by its events for both
  const open = new Set(kept.flatMap((each) => each.open))
  const rows = kept.flatMap((each) => each.rows).filter(({ start }) => !open.has(start))
  const facts = factsOf(await callEventsOf(store.read, [...open]))
  // another floor meanwhile, with counts of its own
  if (healing.origin !== origin) return
  tally.begin({ facts, rows, since, cursor })
}

/** Reads what was told since; events are found by transaction, so that one which commits late is found late. */
export async function readOn({ store, tally }: { store: Pick<Store, 'read'>; tally: DayTally }): Promise<void> {
  const { day } = tally
  if (!day) return
  const cursor = await eventCursor(store.read)
  const facts = factsOf(await callEventsAfter(store.read, day.cursor))
  const anew = tally.stale(facts)
  const theirs = factsOf(await callEventsOf(store.read, anew))
  // they are of a floor that is no more
  if (tally.day !== day) return
  tally.apply([...theirs, ...facts], anew)
  day.cursor = cursor
}
