import type { QueueId } from '../ids.ts'

/** One operator's place in one queue: skill level 1 (learner) to 3 (expert); reserve seats wake only under load. */
export type Membership = { queueId: QueueId; level: SkillLevel; reserve: boolean }
export const skillLevels = [1, 2, 3] as const
export type SkillLevel = (typeof skillLevels)[number]
