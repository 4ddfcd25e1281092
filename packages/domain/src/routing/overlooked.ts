import type { CallId, Millis } from '../ids.ts'
import { eligible } from './eligible.ts'
import type { Floor } from './route.ts'

/**
 * Calls that have waited for `after` beside a seat that was free and might have taken them all that time: routing has
 * failed them, whatever the reason.
 * @param after a relaxed or overflowing call counts from when the seat became able to take it
 */
export function overlooked({ calls, seats, queues, now, timings }: Floor, after: Millis): CallId[] {
  const since = now - after
  const idle = seats.filter((seat) => seat.idleSince <= since)
  if (idle.length === 0) return []
  const waiting = Map.groupBy(calls, (call) => call.queueId)
  return calls
    .filter((call) => call.waitingSince <= since && (call.returnedAt ?? 0) <= since)
    .filter((call) => {
      const inQueue = waiting.get(call.queueId)?.length ?? 0
      return idle.some((seat) => eligible(call, seat, queues.get(call.queueId), inQueue, since, timings))
    })
    .map((call) => call.id)
}
