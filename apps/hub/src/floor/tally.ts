import { emptyTally, intervalStart, Ledger } from '@hearline/domain'
import type { Fact, Instant, QueueId, Tally, Timings } from '@hearline/domain'
import { callEventsAfter, callEventsSince, eventCursor, factsOf, type Store } from '@hearline/store'
import type { Healing } from './heal.ts'
import type { FloorModel } from './model.ts'

export const dayStart = (now: Instant): Instant => intervalStart(now, 'day')

/** A day as it is known: `cursor` tells which events are in it. */
type Day = { readonly ledger: Ledger; since: Instant; cursor: string }

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

  /** Takes all that is known of the day since then. */
  begin(facts: Iterable<Fact>, { since, cursor }: { since: Instant; cursor: string }): void {
    this.#day = { ledger: new Ledger({ ...this.#timings }), since, cursor }
    this.#day.ledger.forget(since)
    this.#sums.clear()
    this.apply(facts)
  }

  /** Each fact as it is now, late, twice or in any order. */
  apply(facts: Iterable<Fact>): void {
    const day = this.#turn()
    let isNew = false
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
    const known = this.#sums.get(queueId) ?? sumOf(day, queueId)
    this.#sums.set(queueId, known)
    return known
  }

  #turn(): Day | undefined {
    const today = dayStart(this.#now())
    if (!this.#day || today <= this.#day.since) return this.#day
    this.#day.since = today
    this.#day.ledger.forget(today)
    this.#sums.clear()
    return this.#day
  }
}

function sumOf({ ledger, since }: Day, id: QueueId): Tally {
  const counts = ledger.sum({ dimension: 'queue', id, start: since }, 'day')?.counts
  if (!counts) return emptyTally
  const { offered, answered, answeredIn15: answeredInTime, abandoned, shortAbandoned } = counts
  return { offered, answered, answeredInTime, abandoned, shortAbandoned }
}

/** Reads the stays of the day the floor was read on. Throws `Unavailable`. */
export async function beginDay(deps: {
  store: Pick<Store, 'read'>
  tally: DayTally
  healing: Pick<Healing, 'origin'>
}): Promise<void> {
  const { store, tally, healing } = deps
  const { origin } = healing
  const since = dayStart(origin.at)
  const cursor = await eventCursor(store.read)
  const events = await callEventsSince(store.read, since)
  // another floor meanwhile, with counts of its own
  if (healing.origin !== origin) return
  tally.begin(factsOf(events), { since, cursor })
}

/** Reads what was told since; events are found by transaction, so that one which commits late is found late. */
export async function readOn({ store, tally }: { store: Pick<Store, 'read'>; tally: DayTally }): Promise<void> {
  const { day } = tally
  if (!day) return
  const cursor = await eventCursor(store.read)
  const events = await callEventsAfter(store.read, day.cursor)
  // they are of a floor that is no more
  if (tally.day !== day) return
  tally.apply(factsOf(events))
  day.cursor = cursor
}
