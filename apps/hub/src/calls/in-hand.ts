import type { CallId, Operator, Result, Timings } from '@hearline/domain'
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

/** What becomes of the operator when a call leaves her. */
export type Leaving = (operator: Operator) => Result<Operator, string>

/** One operator's part in a call, locked; `operator` is absent when her row is about another call. */
export type Side = { readonly engagement: EngagementRow | undefined; readonly operator: OperatorRow | undefined }

/** A call with whoever has it, all locked. */
export type InHand = Side & { readonly call: CallRow }

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
  if (call.operatorId === null) return { call, engagement: undefined, operator: undefined }
  // hers and not the call's newest: whom she asks has a later fence
  const engagement = await lockEngagement(tx, callId, call.operatorId)
  const operator = await lockOperator(tx, call.operatorId, how)
  if (!operator && how.skipLocked) return undefined
  return { call, engagement, operator: operator?.callId === callId ? operator : undefined }
}
