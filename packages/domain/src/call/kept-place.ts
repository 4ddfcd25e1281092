import type { Instant } from '../ids.ts'
import type { Timings } from '../timings.ts'
import type { Call } from './call.ts'

/** A caller's last call, when the line or the switch and not the caller ended it. */
export type CutOff = Pick<Call, 'waitingSince' | 'returnedAt' | 'answeredAt'> & { cutOffAt: Instant }

/**
 * Where a new call stands: one who was cut off and calls again in time stands where she stood. Who had been answered
 * stands at the front of the queue, but that wait is over: she begins another.
 */
export function keptPlace(
  previous: CutOff | undefined,
  now: Instant,
  timings: Timings,
): Pick<Call, 'waitingSince' | 'returnedAt'> {
  if (!previous || now - previous.cutOffAt > timings.keptPlace) return { waitingSince: now }
  const { waitingSince, returnedAt, answeredAt } = previous
  if (answeredAt !== undefined) return { waitingSince: now, returnedAt: now }
  const stood = { waitingSince: Math.min(waitingSince, now) }
  return returnedAt === undefined ? stood : { ...stood, returnedAt: Math.min(returnedAt, now) }
}
