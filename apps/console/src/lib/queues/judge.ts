import { abandonRate } from '@hearline/domain'
import type { QueueRow } from '@hearline/protocol'

/** How well a figure stands against what its queue promises; each has a colour, a shape and a word. */
export type Standing = 'fine' | 'watch' | 'alarm' | 'unknown'
export type Concern = 'no-seat' | 'longest-wait' | 'service-level' | 'abandoned'
export type Verdict = { standing: Standing; concern?: Concern }

/** What a queue promises its callers: `targetShare` (0..1) of them answered within `targetSeconds`. */
export type Promised = { targetSeconds: number; targetShare: number }

/** A wait so many times the target is an alarm. */
const farBeyond = 4
/** A service level so far (as a share) under its target is an alarm. */
const farBelow = 0.15
/** Abandon rates, 0..1. */
const abandons = { watch: 0.05, alarm: 0.1 }

/** @param longest ms the longest of those who wait has waited; undefined: nobody waits */
export function ofWait(longest: number | undefined, { targetSeconds }: Promised): Standing {
  if (longest === undefined) return 'fine'
  if (longest > farBeyond * targetSeconds * 1_000) return 'alarm'
  return longest > targetSeconds * 1_000 ? 'watch' : 'fine'
}

export function ofLevel(share: number | undefined, { targetShare }: Promised): Standing {
  if (share === undefined) return 'unknown'
  if (share < targetShare - farBelow) return 'alarm'
  return share < targetShare ? 'watch' : 'fine'
}

/** Today's; undefined while nothing has ended, or nobody knows. */
export const abandonsOf = ({ abandoned, answeredToday: answered }: Pick<QueueRow, 'abandoned' | 'answeredToday'>) =>
  abandoned === undefined || answered === undefined ? undefined : abandonRate({ abandoned, answered })

export function ofAbandons(rate: number | undefined): Standing {
  if (rate === undefined) return 'unknown'
  return rate > abandons.alarm ? 'alarm' : rate > abandons.watch ? 'watch' : 'fine'
}

/** Nobody there is an alarm as soon as somebody waits; everybody taken is worth a look. */
export function ofSeats({ waiting, staffed, ready }: Pick<QueueRow, 'waiting' | 'staffed' | 'ready'>): Standing {
  if (waiting === 0) return 'fine'
  return staffed === 0 ? 'alarm' : ready === 0 ? 'watch' : 'fine'
}

const gravity: Record<Standing, number> = { fine: 0, unknown: 0, watch: 1, alarm: 2 }

/** The worst of a queue's figures, and which one it is; of equals the one that hurts callers most now. */
export function judge(queue: QueueRow, longest: number | undefined, promised: Promised | undefined): Verdict {
  if (!promised) return { standing: 'unknown' }
  const all: [Concern, Standing][] = [
    ['longest-wait', ofWait(longest, promised)],
    ['no-seat', ofSeats(queue)],
    ['service-level', ofLevel(queue.serviceLevel15, promised)],
    ['abandoned', ofAbandons(abandonsOf(queue))],
  ]
  const [concern, standing] = all.toSorted(([, a], [, b]) => gravity[b] - gravity[a])[0] ?? ['no-seat', 'fine']
  return gravity[standing] === 0 ? { standing: 'fine' } : { standing, concern }
}

/** The worst first; of equals the one with most callers, then by name. */
export const byNeed = (a: { verdict: Verdict; queue: QueueRow }, b: { verdict: Verdict; queue: QueueRow }): number =>
  gravity[b.verdict.standing] - gravity[a.verdict.standing] ||
  b.queue.waiting - a.queue.waiting ||
  a.queue.id.localeCompare(b.queue.id)
