import type { QueueId } from '../ids.ts'
import type { SkillLevel } from '../operator/membership.ts'

/** The configuration of one queue. */
export type Queue = {
  id: QueueId
  name: { zh: string; en: string }
  requiredLevel: SkillLevel
  /** Whose seats help out when a caller has waited long. */
  overflowTo?: QueueId
  /** Reserve seats wake while more than this many calls wait. */
  reserveAbove: number
  /** The promise: `targetShare` (0 to 1) of the calls answered within `targetSeconds`. */
  targetSeconds: number
  targetShare: number
  /** 0 is normal; a higher queue goes first where seats serve both. */
  priority: number
}
