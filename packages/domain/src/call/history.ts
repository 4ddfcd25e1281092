import type { Instant, OperatorId, QueueId } from '../ids.ts'
import type { SkillLevel } from '../operator/membership.ts'
import type { Result } from '../result.ts'
import type { Timings } from '../timings.ts'
import type { Call, CallRefusal } from './call.ts'
import { completeTransfer, joinParty, letGo, partyAnswers, reachOut } from './consult.ts'
import { abandonCall, closeCall, endCall, failCall, transferOut } from './ending.ts'
import { answerCall, declineCall, offerCall, returnCall } from './offer.ts'
import { moveToQueue, passOn, prioritiseCall, reQueueCall, transferToQueue } from './place.ts'
import { connectCall, holdCall, resumeCall } from './talk.ts'

/** One thing that happened to a call, as plain data for a log. */
export type CallEvent = { at: Instant } & (
  | { type: 'offered'; operatorId: OperatorId }
  | { type: 'answered' | 'declined'; operatorId: OperatorId; fence: number }
  | { type: 'consulted' | 'passed'; operatorId: OperatorId }
  | { type: 'party-answered'; operatorId: OperatorId; fence: number }
  | { type: 'returned' | 'connected' | 'held' | 'resumed' | 're-queued' }
  | { type: 'joined' | 'let-go' | 'completed' }
  | { type: 'transferred' | 'moved'; queueId: QueueId; requiredLevel: SkillLevel }
  | { type: 'prioritised'; priority: number }
  | { type: 'abandoned' | 'ended' | 'closed' | 'failed' | 'transferred-out' }
)

/** The one transition an event stands for. */
export function applyEvent(call: Call, event: CallEvent, timings: Timings): Result<Call, CallRefusal> {
  const { at } = event
  switch (event.type) {
    case 'offered':
      return offerCall(call, event.operatorId, at, timings)
    case 'answered':
      return answerCall(call, event, at)
    case 'declined':
      return declineCall(call, event, at)
    case 'returned':
      return returnCall(call, at)
    case 'connected':
      return connectCall(call, at)
    case 'held':
      return holdCall(call)
    case 'resumed':
      return resumeCall(call)
    case 'consulted': {
      const { operatorId } = event
      return reachOut(call, { kind: 'operator', leg: operatorId, operatorId }, at, timings)
    }
    case 'party-answered':
      return partyAnswers(call, event, at)
    case 'joined':
      return joinParty(call, at)
    case 'let-go':
      return letGo(call)
    case 'completed':
      return completeTransfer(call, call.operatorId ?? '', at)
    case 'passed':
      return passOn(call, event.operatorId, call.operatorId ?? '', at, timings)
    case 're-queued':
      return reQueueCall(call, at)
    case 'transferred':
      return transferToQueue(call, { queueId: event.queueId, requiredLevel: event.requiredLevel }, at)
    case 'moved':
      return moveToQueue(call, event.queueId, event.requiredLevel)
    case 'prioritised':
      return prioritiseCall(call, event.priority)
    case 'abandoned':
      return abandonCall(call, at)
    case 'ended':
      return endCall(call, at)
    case 'closed':
      return closeCall(call)
    case 'failed':
      return failCall(call, at)
    case 'transferred-out':
      return transferOut(call, at)
  }
}

/**
 * The call as its log leaves it.
 * @throws Error when the log holds an event the rules refuse: then it is not the log of this call
 */
export function replay(arrived: Call, events: readonly CallEvent[], timings: Timings): Call {
  return events.reduce((call, event) => {
    const next = applyEvent(call, event, timings)
    if (!next.ok) throw new Error(`${event.type} cannot follow in ${call.state}: ${next.error}`)
    return next.value
  }, arrived)
}
