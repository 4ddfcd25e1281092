import type { CallId, GroupId, Instant, Millis, OperatorId, QueueId } from '../ids.ts'
import { one, type Addition } from './counts.ts'

/** What became of a caller's matter, as far as it is known. */
export type Contact = {
  callId: CallId
  operatorId: OperatorId
  groupId: GroupId
  queueId: QueueId
  hotline: string
  arrivedAt: Instant
  /** Absent while it cannot be judged. */
  outcome?: ContactOutcome
}
export type ContactOutcome = 'settled' | 'dispatched' | 'repeated'

/** Who calls again later than this about the same has a new matter. */
export const repeatWindow: Millis = 7 * 24 * 3_600_000

/**
 * First-contact resolution judges an answered contact whose tickets are all closed or passed on: settled when none
 * was dispatched and the same number did not call about the same category within 7 days.
 * @param contact `dispatched`: was one of its tickets; absent while one is still being written. `repeatedAt`: the first
 *   later contact from the same number about the same category, if there was one
 * @param variant `so-far` counts on nobody calling again; `final` waits until the 7 days are over
 */
export function judgeContact(
  contact: { arrivedAt: Instant; dispatched?: boolean; repeatedAt?: Instant },
  now: Instant,
  variant: 'so-far' | 'final',
): ContactOutcome | undefined {
  const { arrivedAt, dispatched, repeatedAt } = contact
  if (dispatched === undefined) return undefined
  if (dispatched) return 'dispatched'
  if (repeatedAt !== undefined && repeatedAt - arrivedAt <= repeatWindow && repeatedAt <= now) return 'repeated'
  return variant === 'so-far' || now - arrivedAt > repeatWindow ? 'settled' : undefined
}

export const contactCounts = ({ outcome }: Contact): Addition =>
  outcome === undefined ? {} : { contacts: 1, settled: one(outcome === 'settled') }
