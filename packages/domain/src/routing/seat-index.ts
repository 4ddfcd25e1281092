import type { QueueId } from '../ids.ts'
import { skillLevels } from '../operator/membership.ts'
import type { Seat } from './eligible.ts'

/** The free seats of one queue at one skill level, longest idle first. */
type Bench = { level: number; seats: number[]; head: number; free: number }
type Benches = { regular: Bench[]; reserve: Bench[] }

/** The free seats of one routing round, by queue and level, so that a call finds its seat without looking at all. */
export class SeatIndex {
  readonly #seats: readonly Seat[]
  readonly #taken: Uint8Array
  readonly #byQueue = new Map<QueueId, Benches>()
  readonly #benchesOf: Bench[][]

  constructor(seats: readonly Seat[]) {
    const once = [...new Map(seats.map((seat) => [seat.operatorId, seat])).values()]
    this.#seats = once.sort(compareSeats)
    this.#taken = new Uint8Array(this.#seats.length)
    this.#benchesOf = this.#seats.map((seat, index) => this.#sit(seat, index))
  }

  /** Free seats of the queue from `needed` upwards, longest idle first, ties by id. */
  free(queueId: QueueId, needed: number, kind: keyof Benches): FreeSeats {
    const benches = this.#byQueue.get(queueId)?.[kind].filter((bench) => bench.level >= needed) ?? []
    return new FreeSeats(this.#seats, this.#taken, benches)
  }

  take(seat: FreeSeat): void {
    this.#taken[seat.index] = 1
    for (const bench of this.#benchesOf[seat.index] ?? []) bench.free -= 1
  }

  #sit(seat: Seat, index: number): Bench[] {
    return seat.queues.flatMap(({ queueId, level, reserve }) => {
      let benches = this.#byQueue.get(queueId)
      if (!benches) this.#byQueue.set(queueId, (benches = { regular: emptyBenches(), reserve: emptyBenches() }))
      const bench = benches[reserve ? 'reserve' : 'regular'].find((b) => b.level === level)
      if (!bench) return []
      bench.seats.push(index)
      bench.free += 1
      return [bench]
    })
  }
}

export type FreeSeat = { index: number; seat: Seat; level: number }

/** What one call may choose from. */
class FreeSeats {
  readonly #seats: readonly Seat[]
  readonly #taken: Uint8Array
  readonly #benches: Bench[]

  constructor(seats: readonly Seat[], taken: Uint8Array, benches: Bench[]) {
    this.#seats = seats
    this.#taken = taken
    this.#benches = benches
  }

  get count(): number {
    return this.#benches.reduce((sum, bench) => sum + bench.free, 0)
  }

  /** The first `limit` of them. Seats are numbered by idle time, so the lowest number has been idle longest. */
  first(limit: number): FreeSeat[] {
    const places = this.#benches.map((bench) => (bench.head = this.#skip(bench, bench.head)))
    const found: FreeSeat[] = []
    while (found.length < limit) {
      let best: { bench: number; index: number } | undefined
      for (const [b, bench] of this.#benches.entries()) {
        const index = bench.seats[places[b] ?? 0]
        if (index !== undefined && (!best || index < best.index)) best = { bench: b, index }
      }
      const bench = best && this.#benches[best.bench]
      const seat = best && this.#seats[best.index]
      if (!best || !bench || !seat) break
      found.push({ index: best.index, seat, level: bench.level })
      places[best.bench] = this.#skip(bench, (places[best.bench] ?? 0) + 1)
    }
    return found
  }

  #skip(bench: Bench, from: number): number {
    let place = from
    for (let index = bench.seats[place]; index !== undefined && this.#taken[index] === 1; index = bench.seats[place]) {
      place += 1
    }
    return place
  }
}

const emptyBenches = (): Bench[] => skillLevels.map((level) => ({ level, seats: [], head: 0, free: 0 }))

/** The longest idle first, ties by id. */
export const compareSeats = (a: Seat, b: Seat): number =>
  a.idleSince - b.idleSince || (a.operatorId < b.operatorId ? -1 : Number(a.operatorId > b.operatorId))
