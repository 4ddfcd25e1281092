import type { CallId, Instant } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'
import { isOnCall, type Operator } from './operator.ts'

/** A lead hears the call, speaks to the operator alone, or to both. */
export const monitorModes = ['listen', 'whisper', 'barge'] as const
export type MonitorMode = (typeof monitorModes)[number]

/** Who is on an operator's call beside her. It is no state of the call and ends with the talk. */
export type Monitor = { actor: string; name: string; mode: MonitorMode; callId: CallId; since: Instant }

/** Listening shows to the operator afterwards only, the other modes at once. */
export const isHidden = (monitor: Pick<Monitor, 'mode'>): boolean => monitor.mode === 'listen'

/** Begins or changes; a second lead learns who is there. */
export function monitorCall(
  operator: Operator,
  monitor: Monitor,
): Result<Operator, 'wrong-state' | 'already-monitored'> {
  const { monitor: there } = operator
  if (!isOnCall(operator) || operator.callId !== monitor.callId) return refuse('wrong-state')
  if (there && there.actor !== monitor.actor) return refuse('already-monitored')
  return ok({ ...operator, monitor: { ...monitor, since: there?.since ?? monitor.since } })
}

/** Whoever began it leaves. */
export function leaveMonitor(operator: Operator, actor: string): Result<Operator, 'wrong-state'> {
  const { monitor, ...rest } = operator
  return monitor?.actor === actor ? ok(rest) : refuse('wrong-state')
}

/** A lead takes a call over at her own desk: talking, and after her wrap-up what she was before. */
export function seizeCall(operator: Operator, callId: CallId, now: Instant): Result<Operator, 'no-seat'> {
  const { availability, until: _until, ...rest } = operator
  if (availability === 'signed-out' || operator.activity !== 'idle') return refuse('no-seat')
  const back = availability === 'ready' ? {} : { nextAvailability: operator.nextAvailability ?? { availability } }
  const changedBy = { actor: operator.username ?? operator.id, cause: 'own' } as const
  return ok({ ...rest, ...back, availability: 'ready', activity: 'talking', callId, since: now, changedBy })
}
