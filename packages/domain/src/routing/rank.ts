import type { OperatorId, QueueId } from '../ids.ts'
import type { Seat } from './eligible.ts'
import { compareSeats } from './seat-index.ts'

/**
 * Everybody's place among the free seats of each of her queues, 1 first: in the order in which calls look for a seat,
 * regular ones before the reserve, the longest idle first.
 */
export function ranks(seats: readonly Seat[]): Map<OperatorId, Map<QueueId, number>> {
  const benches = new Map<QueueId, { seat: Seat; reserve: boolean }[]>()
  for (const seat of seats)
    for (const { queueId, reserve } of seat.queues) {
      const bench = benches.get(queueId) ?? []
      benches.set(queueId, bench)
      bench.push({ seat, reserve })
    }
  const found = new Map<OperatorId, Map<QueueId, number>>(seats.map((seat) => [seat.operatorId, new Map()]))
  for (const [queueId, bench] of benches) {
    bench.sort((a, b) => Number(a.reserve) - Number(b.reserve) || compareSeats(a.seat, b.seat))
    bench.forEach(({ seat }, index) => found.get(seat.operatorId)?.set(queueId, index + 1))
  }
  return found
}
