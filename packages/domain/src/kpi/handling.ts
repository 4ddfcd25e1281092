import type { CallId, GroupId, Instant, Millis, OperatorId, QueueId } from '../ids.ts'
import type { Timings } from '../timings.ts'
import { one, type Addition } from './counts.ts'
import { serviceLimit } from './service-level.ts'

/**
 * One operator's part in one call, from the ring to the end of her wrap-up. Being asked by a colleague is none: the
 * call and its record stay with the one who asks.
 */
export type Handling = {
  callId: CallId
  fence: number
  operatorId: OperatorId
  groupId: GroupId
  queueId: QueueId
  hotline: string
  /** When the call arrived: the interval in which everything of it counts. */
  arrivedAt: Instant
  answeredAt?: Instant
  /** How long the caller had waited when she answered; 0 for a call she took over. */
  waitedMs?: Millis
  talkEndedAt?: Instant
  /** End of the wrap-up, or of a ring that nobody answered. */
  endedAt?: Instant
  /** How long the caller was on hold, also while a third party was asked; absent while unknown. */
  heldMs?: Millis
  /** Her leg failed at once and the call went back: it was no answer. */
  voided?: true
}

/** What it adds to the operator and to her group: who rang, who answered and after which wait. */
export function answerCounts(handling: Handling, timings: Timings): Addition {
  const { answeredAt, waitedMs = 0, voided } = handling
  const answered = answeredAt !== undefined && !voided
  if (!answered) return { rang: 1 }
  return {
    rang: 1,
    answered: 1,
    answeredIn15: one(waitedMs <= serviceLimit(timings, 15)),
    answeredIn20: one(waitedMs <= serviceLimit(timings, 20)),
    waitMs: waitedMs,
  }
}

/**
 * What it adds to operator, group, queue and hotline once it is over: the talk from the answer on, less what is known
 * to be hold, and the wrap-up. Nothing before, so that a mean never holds half a call.
 */
export function handlingCounts(handling: Handling): Addition {
  const { answeredAt, talkEndedAt, endedAt, heldMs, voided } = handling
  if (voided || answeredAt === undefined || talkEndedAt === undefined || endedAt === undefined) return {}
  return {
    handled: 1,
    talkMs: talkEndedAt - answeredAt - (heldMs ?? 0),
    heldMs: heldMs ?? 0,
    heldUnknown: one(heldMs === undefined),
    wrapUpMs: endedAt - talkEndedAt,
  }
}
