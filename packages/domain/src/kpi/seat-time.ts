import type { Activity } from '../operator/activity.ts'
import type { Availability } from '../operator/availability.ts'
import type { GroupId, Instant, OperatorId } from '../ids.ts'
import type { Addition } from './counts.ts'
import { quartersOf } from './interval.ts'

/** What an operator's time goes to. `engaged`: a call rings, is talked on or written up; `idle`: ready for one. */
export const occupations = ['engaged', 'idle', 'busy', 'break', 'training'] as const
export type Occupation = (typeof occupations)[number]

/** A stretch of an operator's seat session in which her occupation did not change. */
export type SeatTime = {
  operatorId: OperatorId
  groupId: GroupId
  occupation: Occupation
  from: Instant
  /** Absent while it lasts: it counts when it is over. */
  to?: Instant
  /** What her roster planned for it; without a roster adherence is unknown. */
  planned?: PlannedTime[]
}

/** `work` is kept by being ready, engaged or busy. */
export type PlannedTime = { from: Instant; to: Instant; plan: 'work' | 'break' | 'training' }

/** Absent for who is signed out. An engaged operator is so whatever she chose. */
export function occupationOf(operator: { availability: Availability; activity: Activity }): Occupation | undefined {
  const { availability, activity } = operator
  if (availability === 'signed-out') return undefined
  if (activity !== 'idle') return 'engaged'
  return availability === 'ready' ? 'idle' : availability
}

/** What it adds to the operator and to her group, cut at the borders of the quarters. */
export function seatCounts(time: SeatTime): { start: Instant; addition: Addition }[] {
  const { from, to, occupation, planned = [] } = time
  if (to === undefined) return []
  const spent = quartersOf(from, to).map(({ start, ms }) => ({ start, addition: { [`${occupation}Ms`]: ms } }))
  const within = planned.flatMap((plan) => {
    const part = [Math.max(from, plan.from), Math.min(to, plan.to)] as const
    const kept = keeps(occupation, plan.plan)
    return quartersOf(...part).map(({ start, ms }) => ({ start, addition: { keptMs: kept ? ms : 0 } }))
  })
  return [...spent, ...within]
}

/** A planned stretch counts whether or not its operator came: who did not has no seat time that could tell. */
export type Roster = PlannedTime & { operatorId: OperatorId; groupId: GroupId }

export const rosterCounts = ({ from, to }: Roster): { start: Instant; addition: Addition }[] =>
  quartersOf(from, to).map(({ start, ms }) => ({ start, addition: { plannedMs: ms } }))

const keeps = (occupation: Occupation, plan: PlannedTime['plan']): boolean =>
  plan === 'work' ? occupation !== 'break' && occupation !== 'training' : occupation === plan
