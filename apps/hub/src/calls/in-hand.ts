import type { CallId, Timings } from '@hearline/domain'
import {
  lockCall,
  lockEngagement,
  lockOperator,
  type CallRow,
  type EngagementRow,
  type OperatorRow,
  type Tx,
} from '@hearline/store'

/** What every transition of the floor needs. */
export type FloorContext = { readonly tx: Tx; readonly timings: Timings }

/** A call with whoever has it, all locked. `operator` is absent when her row is about another call. */
export type InHand = {
  readonly call: CallRow
  readonly engagement: EngagementRow | undefined
  readonly operator: OperatorRow | undefined
}

/**
 * Locks a call, its open engagement and its operator, in this order. Undefined when there is no such call or, with
 * `skipLocked`, when somebody else is acting on it.
 */
export async function takeInHand(
  tx: Tx,
  callId: CallId,
  how: { skipLocked?: boolean } = {},
): Promise<InHand | undefined> {
  const call = await lockCall(tx, callId, how)
  if (!call) return undefined
  // after a transfer the engagement with the call's fence is somebody's wrap-up, and no longer the call's
  if (call.operatorId === null) return { call, engagement: undefined, operator: undefined }
  const engagement = await lockEngagement(tx, callId, call.fence)
  const operator = await lockOperator(tx, call.operatorId, how)
  if (!operator && how.skipLocked) return undefined
  return { call, engagement, operator: operator?.callId === callId ? operator : undefined }
}
