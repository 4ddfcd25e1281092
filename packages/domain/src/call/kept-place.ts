import type { Instant } from '../ids.ts'
import type { Timings } from '../timings.ts'

/** A caller's last call, when the line or the switch and not the caller ended it. */
export type CutOff = { waitingSince: Instant; cutOffAt: Instant }

/** Since when a new call waits: one who was cut off and calls again in time stands where she stood. */
export function keptPlace(previous: CutOff | undefined, now: Instant, timings: Timings): Instant {
  if (!previous || now - previous.cutOffAt > timings.keptPlace) return now
  return Math.min(previous.waitingSince, now)
}
