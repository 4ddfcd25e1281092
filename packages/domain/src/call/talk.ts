import type { Instant, OperatorId } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'
import { isLive, misplaced, type Call } from './call.ts'
import { isFinal } from './state.ts'

type Gone = 'call-gone' | 'wrong-state'

/** The voices are joined; the first time counts. */
export function connectCall(call: Call, now: Instant): Result<Call, Gone> {
  if (!isLive(call)) return refuse(misplaced(call))
  return ok(call.connectedAt === undefined ? { ...call, connectedAt: now } : call)
}

export function holdCall(call: Call): Result<Call, Gone> {
  return call.state === 'talking' && !call.party ? ok({ ...call, state: 'held' }) : refuse(misplaced(call))
}

/** Back to the caller. */
export function resumeCall(call: Call): Result<Call, Gone> {
  return call.state === 'held' ? ok({ ...call, state: 'talking' }) : refuse(misplaced(call))
}

/** Whoever commands a call must be the one who has it; a fence, where given, must be the current one. */
export function belongsTo(
  call: Call,
  operatorId: OperatorId,
  fence = call.fence,
): Result<Call, 'call-gone' | 'not-your-call' | 'stale-fence'> {
  if (isFinal(call.state)) return refuse('call-gone')
  if (fence !== call.fence) return refuse('stale-fence')
  return call.operatorId === operatorId ? ok(call) : refuse('not-your-call')
}
