import type { Instant, QueueId } from '../ids.ts'

/** The share of a queue's seated people who may be on a break at a time, unless the centre sets another. */
export const standardBreakShare = 0.08

/** How many of so many seated may be on a break at a time; one always may. */
export const breakQuota = (seated: number, share: number): number => Math.max(1, Math.floor(seated * share))

/** One queue's people, as far as breaks go; `ends` are those that have one. */
export type BreakFloor = { queueId: QueueId; seated: number; onBreak: number; ends: readonly Instant[] }

/** Where there is no room, and when there will be. */
export type NoRoom = { queueId: QueueId; quota: number; taken: number; nextEndsAt?: Instant }

/** The first of her queues that cannot spare one more; undefined when she may go. */
export function noRoom(queues: readonly BreakFloor[], share: number): NoRoom | undefined {
  for (const { queueId, seated, onBreak, ends } of queues) {
    const quota = breakQuota(seated, share)
    if (onBreak < quota) continue
    const next = ends.length > 0 ? { nextEndsAt: Math.min(...ends) } : {}
    return { queueId, quota, taken: onBreak, ...next }
  }
  return undefined
}
