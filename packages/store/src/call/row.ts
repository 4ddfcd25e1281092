import type { Call } from '@hearline/domain'
import { present } from '../absent.ts'
import type { LiveRow } from '../live/kinds.ts'

export type CallRow = LiveRow<'call'>

/** The floor's view of a stored call. */
export function callOf(row: CallRow): Call {
  const { id, state, outcome, queueId, priority, requiredLevel, waitingSince, returnedAt } = row
  const { operatorId, fence, leaseEndsAt, answeredAt, connectedAt, endedAt, party, transferredBy } = row
  return present({
    ...{ id, state, outcome, queueId, priority, requiredLevel, waitingSince, returnedAt },
    ...{ operatorId, fence, leaseEndsAt, answeredAt, connectedAt, endedAt, party, transferredBy },
  })
}

/** What a transition may have changed, with `null` for what no longer holds. */
export const callColumns = (call: Call) => ({
  state: call.state,
  outcome: call.outcome ?? null,
  queueId: call.queueId,
  priority: call.priority,
  requiredLevel: call.requiredLevel,
  waitingSince: call.waitingSince,
  returnedAt: call.returnedAt ?? null,
  operatorId: call.operatorId ?? null,
  fence: call.fence,
  leaseEndsAt: call.leaseEndsAt ?? null,
  answeredAt: call.answeredAt ?? null,
  connectedAt: call.connectedAt ?? null,
  endedAt: call.endedAt ?? null,
  party: call.party ?? null,
  transferredBy: call.transferredBy ?? null,
})
