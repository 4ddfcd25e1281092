import type { Instant } from '../ids.ts'
import type { Timings } from '../timings.ts'

export type Presence = 'present' | 'no-calls' | 'signed-out'

/** What the time since a desk last proved that it is alive means for its operator. */
export function judgePresence(lastProofAt: Instant, now: Instant, timings: Timings): Presence {
  const silence = now - lastProofAt
  if (silence >= timings.presenceSignOut) return 'signed-out'
  return silence >= timings.presenceNoCalls ? 'no-calls' : 'present'
}
