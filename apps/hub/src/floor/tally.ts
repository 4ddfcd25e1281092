import { contribution, emptyTally, intervalStart, isFinal, minus, plus } from '@hearline/domain'
import type { CallId, Instant, QueueId, Tally, Timings } from '@hearline/domain'
import { seenBy, tallies, type LiveRow, type Store } from '@hearline/store'
import { asCall } from './domain-view.ts'
import type { Healing } from './heal.ts'
import type { Applied, FloorModel } from './model.ts'

/** No transaction lasts as long: what had ended this long before the floor was read was committed by then, in ms. */
const COMMITTED_MS = 60_000

export const dayStart = (now: Instant): Instant => intervalStart(now, 'day')

type Counted = { readonly queueId: QueueId; readonly tally: Tally }

/** The day's counts of every queue: what Postgres had counted at start, and each call once as it is now. */
export class DayTally {
  readonly #timings: Timings
  readonly #now: () => Instant
  readonly #counted = new Map<CallId, Counted>()
  readonly #sums = new Map<QueueId, Tally>()
  /** Calls heard of before the day's counts were read, each as it is now. */
  readonly #early = new Map<CallId, LiveRow<'call'>>()
  #since = 0
  #isCounted: (row: LiveRow<'call'>) => boolean = () => false

  constructor(model: FloorModel, timings: Timings) {
    this.#timings = timings
    this.#now = () => model.now()
    model.onApplied((applied) => this.#apply(applied))
    model.onCleared(() => this.#clear())
  }

  /** Takes what calls already over had added; `isCounted` tells those calls. */
  begin(sums: ReadonlyMap<QueueId, Tally>, since: Instant, isCounted: (row: LiveRow<'call'>) => boolean): void {
    this.#since = since
    this.#isCounted = isCounted
    for (const [queueId, tally] of sums) this.#add(queueId, tally, plus)
    for (const row of this.#early.values()) this.#count(row)
    this.#early.clear()
  }

  /** Undefined while the day is not known. */
  of(queueId: QueueId): Tally | undefined {
    this.#turn()
    return this.#since === 0 ? undefined : (this.#sums.get(queueId) ?? emptyTally)
  }

  /** Another floor: counts of this one say nothing about it. */
  #clear(): void {
    this.#since = 0
    for (const known of [this.#counted, this.#sums, this.#early]) known.clear()
  }

  #apply(applied: readonly Applied[]): void {
    for (const change of applied) if (change.kind === 'call') this.#count(change.row)
  }

  #count(row: LiveRow<'call'>): void {
    if (this.#since === 0) {
      this.#early.set(row.id, row)
      return
    }
    this.#turn()
    if (row.arrivedAt < this.#since) return
    const before = this.#counted.get(row.id)
    if (before === undefined && isFinal(row.state) && this.#isCounted(row)) return
    if (before !== undefined) this.#add(before.queueId, before.tally, minus)
    const tally = contribution(asCall(row), this.#timings)
    this.#counted.set(row.id, { queueId: row.queueId, tally })
    this.#add(row.queueId, tally, plus)
  }

  #turn(): void {
    const today = dayStart(this.#now())
    if (this.#since === 0 || today <= this.#since) return
    this.#since = today
    this.#counted.clear()
    this.#sums.clear()
  }

  #add(queueId: QueueId, tally: Tally, how: typeof plus): void {
    this.#sums.set(queueId, how(this.#sums.get(queueId) ?? emptyTally, tally))
  }
}

/** Reads what the calls that were over when the floor was read have added today. Throws `Unavailable`. */
export async function beginDay(deps: {
  store: Pick<Store, 'read'>
  tally: DayTally
  timings: Timings
  healing: Pick<Healing, 'origin'>
}): Promise<void> {
  const { store, tally, timings, healing } = deps
  const { origin } = healing
  const { snapshot, at } = origin
  const since = dayStart(at)
  const overBefore = at - COMMITTED_MS
  const sums = await tallies(store.read, { since, overBefore, snapshot, timings })
  // another floor meanwhile, with counts of its own
  if (healing.origin !== origin) return
  const isSeen = seenBy(snapshot)
  tally.begin(sums, since, (row) => isSeen(row.changedXid) || (row.endedAt ?? at) < overBefore)
}
