import type { OperatorId } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'
import { isLive, misplaced, type Call } from './call.ts'

/** A lead replaces the operator on the call: nothing rings, the caller goes on talking. Not while a third party is asked. */
export function takeOver(call: Call, by: OperatorId, from: string): Result<Call, 'call-gone' | 'wrong-state'> {
  if (!isLive(call) || call.party || call.operatorId === undefined || call.operatorId === by) {
    return refuse(misplaced(call))
  }
  const transferredBy = { operatorId: call.operatorId, name: from, kind: 'take-over' } as const
  return ok({ ...call, state: 'talking', fence: call.fence + 1, operatorId: by, transferredBy })
}
