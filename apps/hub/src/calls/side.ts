import {
  countDay,
  dropOffer,
  leaveConsult,
  type CallId,
  type Instant,
  type Operator,
  type OperatorId,
} from '@hearline/domain'
import {
  lockEngagement,
  lockOperator,
  operatorOf,
  writeEngagement,
  type EngagementChange,
  type Tx,
} from '@hearline/store'
import { dayStart } from '../floor/tally.ts'
import type { FloorContext, Leaving, Side } from './in-hand.ts'
import { keepOperator } from './keep-operator.ts'

/** What becomes of it; what is left out stays. */
export type SideNext = { readonly engagement?: EngagementChange; readonly operator?: Operator }

/** Locks an operator's part in a call; the call is to be locked before. */
export async function takeSide(
  tx: Tx,
  callId: CallId,
  operatorId: OperatorId,
  how: { skipLocked?: boolean } = {},
): Promise<Side> {
  const engagement = await lockEngagement(tx, callId, operatorId)
  const operator = await lockOperator(tx, operatorId, how)
  return { engagement, operator: operator?.callId === callId ? operator : undefined }
}

/** What her day has to know of the call. */
type OfCall = { readonly arrivedAt: Instant }

/** Writes one side of a transition, with what it adds to her day. */
export async function keepSide(cx: FloorContext, call: OfCall, side: Side, next: SideNext): Promise<void> {
  const { engagement, operator } = side
  if (engagement && next.engagement) await writeEngagement(cx.tx, engagement, next.engagement)
  if (!operator) return
  const day = dayAfter(cx, call, side, next.engagement)
  if (next.operator || day) await keepOperator(cx, operator, next.operator ?? operatorOf(operator), { day })
}

/** Whoever was asked is free again, with what becomes of her when it is not just ready. */
export async function releaseSide(
  cx: FloorContext,
  call: OfCall,
  side: Side,
  cause: string,
  leave?: Leaving,
): Promise<void> {
  const { now } = cx.tx
  const free: Leaving = (one) => (one.activity === 'offered' ? dropOffer(one, now) : leaveConsult(one, now))
  const left = side.operator && (leave ?? free)(operatorOf(side.operator))
  const engagement = { state: 'ended', endedAt: now, endCause: cause, leaseEndsAt: null } as const
  await keepSide(cx, call, side, { engagement, ...(left?.ok ? { operator: left.value } : {}) })
}

/**
 * An answer counts when it is given, unless her leg fails at once; what it took her when she is done with it. Either on
 * the day on which the call arrived.
 */
function dayAfter(
  { tx, timings }: FloorContext,
  { arrivedAt }: OfCall,
  { engagement, operator }: Side,
  change?: EngagementChange,
) {
  const days = { today: dayStart(tx.now), arrivedOn: dayStart(arrivedAt) }
  const kept = operator?.day ?? undefined
  const wasInTime = (waitedMs: number | null | undefined) => ({ inTime: (waitedMs ?? 0) <= timings.serviceLevel })
  if (change?.answeredAt != null) return countDay(kept, days, { answered: wasInTime(change.waitedMs) })
  if (change?.state !== 'ended' || engagement?.answeredAt == null) return undefined
  const talkEndedAt = change.talkEndedAt ?? engagement.talkEndedAt
  if (talkEndedAt === null) return countDay(kept, days, { voided: wasInTime(engagement.waitedMs) })
  return countDay(kept, days, { handledMs: tx.now - engagement.answeredAt })
}
