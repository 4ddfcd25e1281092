import type { Millis } from '../ids.ts'

/**
 * Fewest seats whose service level reaches `share`. More seats never make a floor slower, so the search halves.
 * @param level the service level (0 to 1) of so many seats, as `erlangCLevel` or `erlangALevel` gives it
 * @throws RangeError when `share` is not within 0 and 1: no number of seats would reach it
 */
export function fewestSeats(level: (seats: number) => number, share: number): number {
  if (!(share >= 0 && share < 1)) throw new RangeError(`a share from 0 to below 1, not ${share}`)
  let enough = 1
  while (level(enough) < share) enough *= 2
  let short = enough === 1 ? 0 : enough / 2
  while (enough - short > 1) {
    const seats = Math.floor((short + enough) / 2)
    if (level(seats) < share) short = seats
    else enough = seats
  }
  return enough
}

/** The load, in erlang, of so many calls an hour that take `handlingTime` each. */
export const loadOf = (callsAnHour: number, handlingTime: Millis): number => (callsAnHour * handlingTime) / 3_600_000

/**
 * How long a caller with `ahead` others before her waits for an answer while every seat is taken, in ms:
 * (ahead + 1) × mean handling time ÷ seats, for `seats` calls end every handling time. 0 while a seat is free; absent
 * without seats or before any handling time is known. Source: the mean of Erlang C's queue, place by place.
 */
export function estimatedWait(queue: {
  ahead: number
  /** Seats serving this queue: free or taken, and not those of who chose busy. */
  seats: number
  /** How many of them are free. */
  free: number
  handlingTime: Millis | undefined
}): Millis | undefined {
  const { ahead, seats, free, handlingTime } = queue
  if (seats <= 0) return undefined
  if (free > ahead) return 0
  return handlingTime === undefined ? undefined : ((ahead + 1 - free) * handlingTime) / seats
}
