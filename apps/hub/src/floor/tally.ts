import { contribution, emptyTally, isFinal, minus, plus } from '@hearline/domain'
import type { CallId, Instant, QueueId, Tally, Timings } from '@hearline/domain'
import { tallies, type LiveRow, type Store } from '@hearline/store'
import type { Applied, FloorModel } from './model.ts'
import { asCall } from './domain-view.ts'

const DAY_MS = 86_400_000
/** The hotline's day begins at midnight in Beijing, which keeps UTC+8 all year. */
const OFFSET_MS = 8 * 3_600_000

export const dayStart = (now: Instant): Instant => Math.floor((now + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS

type Counted = { readonly queueId: QueueId; readonly tally: Tally }

/** The day's counts of every queue: what Postgres had counted at start, and each call once as it is now. */
export class DayTally {
  readonly #timings: Timings
  readonly #now: () => Instant
  readonly #counted = new Map<CallId, Counted>()
  readonly #sums = new Map<QueueId, Tally>()
  #since = 0
  #countedUpTo = 0

  constructor(model: FloorModel, timings: Timings) {
    this.#timings = timings
    this.#now = () => model.now()
    model.onApplied((applied) => this.#apply(applied))
  }

  /** Takes what calls already over had added when the floor was read; `at` is the moment of that reading. */
  begin(sums: ReadonlyMap<QueueId, Tally>, since: Instant, at: Instant): void {
    this.#since = since
    this.#countedUpTo = at
    for (const [queueId, tally] of sums) this.#add(queueId, tally, plus)
  }

  /** Undefined while the day is not known. */
  of(queueId: QueueId): Tally | undefined {
    this.#turn()
    return this.#since === 0 ? undefined : (this.#sums.get(queueId) ?? emptyTally)
  }

  /** Another floor: counts of this one say nothing about it. */
  clear(): void {
    this.#since = 0
    this.#counted.clear()
    this.#sums.clear()
  }

  #apply(applied: readonly Applied[]): void {
    for (const change of applied) if (change.kind === 'call') this.#count(change.row)
  }

  #count(row: LiveRow<'call'>): void {
    if (row.arrivedAt < Math.max(this.#since, dayStart(this.#now()))) return
    const before = this.#counted.get(row.id)
    // over before the floor was read: Postgres has counted it
    if (before === undefined && isFinal(row.state) && (row.endedAt ?? 0) < this.#countedUpTo) return
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

/** Reads what the calls that were over before the floor was read have added today. */
export async function beginDay(deps: {
  store: Pick<Store, 'read'>
  tally: DayTally
  timings: Timings
  origin: { cursor: string; at: Instant }
}): Promise<void> {
  const { store, tally, timings, origin } = deps
  const since = dayStart(origin.at)
  tally.begin(await tallies(store.read, { since, cursor: origin.cursor, timings }), since, origin.at)
}
