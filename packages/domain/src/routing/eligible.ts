import type { Instant, OperatorId } from '../ids.ts'
import type { Membership } from '../operator/membership.ts'
import type { Queue } from '../queue/queue.ts'
import type { Timings } from '../timings.ts'
import type { WaitingCall } from './order.ts'

/** A seat that may be given a call: ready, idle, present. It serves a queue once at most. */
export type Seat = { operatorId: OperatorId; idleSince: Instant; queues: readonly Membership[] }

/** By which membership a seat reaches a call; in this order a call looks for its seat. */
export const vias = ['own', 'reserve', 'overflow'] as const
export type Via = (typeof vias)[number]

export type Reach = { via: Via; level: number }

/** The skill level a call still asks for: one less for every 30 s waited, never under 1. */
export function neededLevel(call: WaitingCall, now: Instant, timings: Timings): number {
  const relaxed = Math.floor(Math.max(0, now - call.waitingSince) / timings.relaxation)
  return Math.max(1, call.requiredLevel - relaxed)
}

/** Has the call waited long enough for the seats of the queue its own overflows to? */
export const overflows = (call: WaitingCall, now: Instant, timings: Timings): boolean =>
  now - call.waitingSince >= timings.overflow

/**
 * One call, one seat: how the seat may take the call, or undefined when it may not.
 * @param queue the call's queue, as configured
 * @param waiting how many calls wait in that queue
 */
export function eligible(
  call: WaitingCall,
  seat: Pick<Seat, 'queues'>,
  queue: Pick<Queue, 'overflowTo' | 'reserveAbove'> | undefined,
  waiting: number,
  now: Instant,
  timings: Timings,
): Reach | undefined {
  const needed = neededLevel(call, now, timings)
  const member = seat.queues.find((m) => m.queueId === call.queueId)
  if (member && member.level >= needed) {
    if (!member.reserve) return { via: 'own', level: member.level }
    if (queue && waiting > queue.reserveAbove) return { via: 'reserve', level: member.level }
  }
  if (!queue?.overflowTo || !overflows(call, now, timings)) return undefined
  const helper = seat.queues.find((m) => m.queueId === queue.overflowTo)
  return helper && !helper.reserve && helper.level >= needed ? { via: 'overflow', level: helper.level } : undefined
}

/** Whose seat was moved meanwhile: does it still serve the queue by which it was to be reached? */
export function stillServes(
  seat: Pick<Seat, 'queues'>,
  via: Via,
  queue: { id: Queue['id']; overflowTo?: Queue['id'] | undefined },
): boolean {
  const through = via === 'overflow' ? queue.overflowTo : queue.id
  return seat.queues.some(({ queueId, reserve }) => queueId === through && reserve === (via === 'reserve'))
}
