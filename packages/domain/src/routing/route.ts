import type { CallId, Instant, Millis, OperatorId, QueueId } from '../ids.ts'
import type { Queue } from '../queue/queue.ts'
import type { Timings } from '../timings.ts'
import { neededLevel, overflows, type Seat, type Via } from './eligible.ts'
import { inOrder, type WaitingCall } from './order.ts'
import { SeatIndex, type FreeSeat } from './seat-index.ts'

export type Assignment = { callId: CallId; operatorId: OperatorId; why: Why }

/** What put the call ahead of those behind it. */
export type RoutingRule = 'returned-first' | 'priority' | 'longest-wait'

/** Why an offer went where it went, kept with the offer. */
export type Why = {
  rule: RoutingRule
  waitedMs: Millis
  /** The first ten who could have taken it by the same `via`; the first of them got it. */
  candidates: { operatorId: OperatorId; level: number; idleMs: Millis }[]
  candidateCount: number
  /** By how many skill levels the wait has lowered what the call asks for. */
  relaxedBy: number
  via: Via
}

export type Floor = {
  calls: readonly WaitingCall[]
  seats: readonly Seat[]
  queues: ReadonlyMap<QueueId, Queue>
  now: Instant
  timings: Timings
}

const candidatesKept = 10

/**
 * One routing round: each call in order gets the longest-idle seat that may take it, of its own queue first, then of
 * the reserve, then of the queue it overflows to. No call and no seat is used twice.
 */
export function route(floor: Floor): Assignment[] {
  const seats = new SeatIndex(floor.seats)
  const calls = inOrder(floor.calls, floor.queues)
  const waiting = new Map<QueueId, number>()
  for (const { queueId } of calls) waiting.set(queueId, (waiting.get(queueId) ?? 0) + 1)

  const assignments: Assignment[] = []
  for (const call of calls) {
    const stillWaiting = waiting.get(call.queueId) ?? 0
    const found = findSeat(call, seats, stillWaiting, floor)
    if (!found) continue
    seats.take(found.seat)
    waiting.set(call.queueId, stillWaiting - 1)
    assignments.push({ callId: call.id, operatorId: found.seat.seat.operatorId, why: found.why })
  }
  return assignments
}

function findSeat(
  call: WaitingCall,
  seats: SeatIndex,
  waiting: number,
  floor: Floor,
): { seat: FreeSeat; why: Why } | undefined {
  const { now, timings } = floor
  const needed = neededLevel(call, now, timings)
  for (const [via, queueId] of ways(call, waiting, floor)) {
    const free = seats.free(queueId, needed, via === 'reserve' ? 'reserve' : 'regular')
    const candidates = free.first(candidatesKept)
    const [seat] = candidates
    if (!seat) continue
    const why = {
      rule: ruleOf(call, floor.queues),
      waitedMs: now - call.waitingSince,
      candidates: candidates.map((c) => ({
        operatorId: c.seat.operatorId,
        level: c.level,
        idleMs: now - c.seat.idleSince,
      })),
      candidateCount: free.count,
      relaxedBy: call.requiredLevel - needed,
      via,
    }
    return { seat, why }
  }
  return undefined
}

function ways(call: WaitingCall, waiting: number, { queues, now, timings }: Floor): [Via, QueueId][] {
  const queue = queues.get(call.queueId)
  const found: [Via, QueueId][] = [['own', call.queueId]]
  if (queue && waiting > queue.reserveAbove) found.push(['reserve', call.queueId])
  if (queue?.overflowTo && overflows(call, now, timings)) found.push(['overflow', queue.overflowTo])
  return found
}

function ruleOf(call: WaitingCall, queues: ReadonlyMap<QueueId, Queue>): RoutingRule {
  if (call.returnedAt !== undefined) return 'returned-first'
  return call.priority > 0 || (queues.get(call.queueId)?.priority ?? 0) > 0 ? 'priority' : 'longest-wait'
}
