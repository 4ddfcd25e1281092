import type { OperatorHours, OperatorRow } from '@hearline/protocol'
import type { Mark } from '#lib/words/mark.ts'
import { haystackOf } from './search.ts'
import { Seat, type OperatorHour } from './seat.ts'

type QueueName = (member: OperatorRow['queues'][number]) => { zh: string; en: string } | undefined

/** Everybody on duty, as this page has seen them since they came. */
export class Seats {
  readonly #all = new Map<string, Seat>()
  readonly #queueName: QueueName
  /** The hour before the page opened, of those who were not here yet when it came. */
  readonly #hours = new Map<string, OperatorHour>()
  #hourEnds = 0

  constructor(queueName: QueueName) {
    this.#queueName = queueName
  }

  get size(): number {
    return this.#all.size
  }

  get(id: string): Seat | undefined {
    return this.#all.get(id)
  }

  all(): Iterable<Seat> {
    return this.#all.values()
  }

  /** What is known of somebody now; who has no row, or is signed out, has no seat. @param now the hub's time in ms */
  put(id: string, row: OperatorRow | undefined, now: number | undefined): Seat | undefined {
    const seat = this.#all.get(id)
    if (!row || row.availability === 'signed-out') {
      this.#all.delete(id)
      return undefined
    }
    const at = now ?? Date.parse(row.since)
    const found = seat ?? new Seat(row, at)
    const renamed = seat === undefined || seat.row.queues.length !== row.queues.length || row.name !== seat.row.name
    if (seat) seat.update(row, at)
    else this.#come(found)
    if (renamed || row.moved) found.haystack = this.#haystack(row)
    return found
  }

  /** What everybody did in the hour before. */
  begin({ at, operators }: OperatorHours): void {
    this.#hourEnds = Date.parse(at)
    for (const hour of operators) {
      const seat = this.#all.get(hour.operatorId)
      if (seat) seat.begin(hour, this.#hourEnds)
      else this.#hours.set(hour.operatorId, hour)
    }
  }

  /** The names of queues are others now. */
  rename(): void {
    for (const seat of this.#all.values()) seat.haystack = this.#haystack(seat.row)
  }

  counts(): Partial<Record<Mark, number>> {
    const counts: Partial<Record<Mark, number>> = {}
    for (const { mark } of this.#all.values()) counts[mark] = (counts[mark] ?? 0) + 1
    return counts
  }

  /** Who asks for a lead: own groups first, raised hands before breaks, who has waited longest first. */
  asking(isOwn: (group: string) => boolean): Seat[] {
    const own = (seat: Seat) => Number(isOwn(seat.row.groupId))
    const hand = (seat: Seat) => Number(seat.flag === 'hand')
    const since = ({ row }: Seat) => row.hand?.at ?? row.breakRequest?.at ?? ''
    return [...this.#all.values()]
      .filter((seat) => seat.asks !== '')
      .sort((a, b) => own(b) - own(a) || hand(b) - hand(a) || (since(a) < since(b) ? -1 : 1))
  }

  #come(seat: Seat): void {
    this.#all.set(seat.id, seat)
    const hour = this.#hours.get(seat.id)
    if (hour) seat.begin(hour, this.#hourEnds)
    this.#hours.delete(seat.id)
  }

  #haystack(row: OperatorRow): string {
    const names = row.queues.map(this.#queueName)
    return haystackOf(
      row,
      names.flatMap((name) => (name ? [name.zh, name.en] : [])),
    )
  }
}
