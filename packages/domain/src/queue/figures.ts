import { isWaiting, type Call } from '../call/call.ts'
import type { Instant } from '../ids.ts'
import { isOverdue, strictLevel } from '../kpi/service-level.ts'
import type { Availability } from '../operator/availability.ts'
import { isReady, type Operator } from '../operator/operator.ts'
import type { Timings } from '../timings.ts'
import type { Queue } from './queue.ts'
import type { Tally } from './tally.ts'

/** The figures of one queue. Unknown is absent, never 0. */
export type QueueFigures = {
  waiting: number
  longestWaitSince?: Instant
  /** How many wait beyond the service level. */
  overdue: number
  ready: number
  /** Signed in, and neither on a break nor in training. */
  staffed: number
  /** Staffed, and ready or engaged: who chose busy takes no call for now. */
  serving: number
  /** A share, 0 to 1. */
  serviceLevel15?: number
  abandoned: number
  shortAbandoned: number
  offeredToday: number
  answeredToday: number
}

/** @param floor `calls` and `operators` may hold those of other queues too; only the queue's own count. */
export function queueFigures(floor: {
  queue: Queue
  calls: Iterable<Call>
  operators: Iterable<Operator>
  tally: Tally
  now: Instant
  timings: Timings
}): QueueFigures {
  const { queue, calls, operators, tally, now, timings } = floor
  let waiting = 0
  let overdue = 0
  let longest: Instant | undefined
  for (const call of calls) {
    if (call.queueId !== queue.id || !isWaiting(call)) continue
    waiting += 1
    if (isOverdue(call.waitingSince, now, timings)) overdue += 1
    if (longest === undefined || call.waitingSince < longest) longest = call.waitingSince
  }
  const seats = countSeats(queue, operators, waiting)
  const level = serviceLevel(tally, overdue)
  return {
    waiting,
    ...(longest === undefined ? {} : { longestWaitSince: longest }),
    overdue,
    ...seats,
    ...(level === undefined ? {} : { serviceLevel15: level }),
    abandoned: tally.abandoned,
    shortAbandoned: tally.shortAbandoned,
    offeredToday: tally.offered,
    answeredToday: tally.answered,
  }
}

/** The day's strict service level, with those who wait beyond it now. */
export const serviceLevel = (tally: Tally, overdue: number): number | undefined =>
  strictLevel(tally.answeredInTime, tally, overdue)

const away: readonly Availability[] = ['signed-out', 'break', 'training']
/** At her desk: signed in, and neither on a break nor in training. */
export const isStaffed = (operator: Pick<Operator, 'availability'>): boolean => !away.includes(operator.availability)

/** At work on calls: ready for one, or engaged in one. */
export const isServing = (operator: Pick<Operator, 'availability' | 'activity'>): boolean =>
  isStaffed(operator) && (operator.activity !== 'idle' || operator.availability === 'ready')

function countSeats(queue: Queue, operators: Iterable<Operator>, waiting: number) {
  const reserveAwake = waiting > queue.reserveAbove
  let ready = 0
  let staffed = 0
  let serving = 0
  for (const operator of operators) {
    const member = operator.queues.find((m) => m.queueId === queue.id)
    if (!member || !isStaffed(operator) || (member.reserve && !reserveAwake)) continue
    staffed += 1
    if (isReady(operator)) ready += 1
    if (isServing(operator)) serving += 1
  }
  return { ready, staffed, serving }
}
