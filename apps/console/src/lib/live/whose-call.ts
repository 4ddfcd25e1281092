import type { OperatorId } from '@hearline/domain'
import type { CallRow } from '@hearline/protocol'

const underway: readonly CallRow['state'][] = ['talking', 'held', 'consulting', 'wrap-up']
const isAsked = (call: CallRow, me: OperatorId) => call.party?.operatorId === me && call.operatorId !== me

/** What rings at my desk of a call: the call itself, or a colleague's question about hers. */
export function offerTo(
  me: OperatorId,
  call: CallRow,
): { fence: number; leaseEndsAt?: string | undefined } | undefined {
  if (isAsked(call, me)) return call.party?.state === 'ringing' ? call.party : undefined
  return call.operatorId === me && call.state === 'offered' ? call : undefined
}

/** Whether I am on the line, or write down what was said there. */
export function isOnLine(me: OperatorId, call: CallRow): boolean {
  if (isAsked(call, me)) return call.party?.state !== 'ringing'
  return call.operatorId === me && underway.includes(call.state)
}

/** I am on the line of a colleague's call. */
export const isGuest = (me: OperatorId, call: CallRow): boolean => isAsked(call, me) && isOnLine(me, call)
