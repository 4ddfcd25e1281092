import type { Evicted, Missing } from '#lib/live/connection.ts'
import * as m from '#lib/paraglide/messages.js'

/** What is out of reach, and what still works: at a desk, and before the floor. */
export const missingWords: Record<Missing, () => string> = {
  network: m.missing_network,
  hub: m.missing_hub,
  database: m.missing_database,
}
export const floorMissingWords: Record<Missing, () => string> = {
  network: m.floor_missing_network,
  hub: m.floor_missing_hub,
  database: m.floor_missing_database,
}

const reasons: Record<string, () => string> = {
  'newer-desk': m.evicted_newer_desk,
  'session-ended': m.evicted_session_ended,
  'by-lead': m.evicted_by_lead,
  'too-slow': m.evicted_too_slow,
  'no-proof-of-life': m.evicted_no_proof,
  'signed-out': m.evicted_signed_out,
}
/** Why this window was sent away; a reason of a newer hub is told as an end. */
export const evictedWords = ({ reason }: Evicted): string => (reasons[reason] ?? m.evicted_session_ended)()
