import type { Instant } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'

export type Acknowledged = { actor: string; name: string; at: Instant }

/** One alarm of one rule of one queue: what it went by when it rose, the last time of `times`. */
export type Alarm = {
  at: Instant
  value: number
  threshold: number
  times: number
  acknowledged?: Acknowledged
  clearedAt?: Instant
}

/** Cleared, and seen by somebody. */
export const isOver = ({ acknowledged, clearedAt }: Pick<Alarm, 'acknowledged' | 'clearedAt'>): boolean =>
  acknowledged !== undefined && clearedAt !== undefined

/** Rises: anew, or once more while nobody has seen it. @param before the queue's last one of this rule */
export function raiseAlarm(
  before: Alarm | undefined,
  { value, threshold }: Pick<Alarm, 'value' | 'threshold'>,
  now: Instant,
): Result<Alarm, 'wrong-state'> {
  const isNew = before === undefined || isOver(before)
  if (!isNew && before.clearedAt === undefined) return refuse('wrong-state')
  return ok({ at: now, value, threshold, times: isNew ? 1 : before.times + 1 })
}

export function clearAlarm(alarm: Alarm, now: Instant): Result<Alarm, 'wrong-state'> {
  return alarm.clearedAt === undefined ? ok({ ...alarm, clearedAt: now }) : refuse('wrong-state')
}

/** One person has seen it; a second one learns who. */
export function acknowledgeAlarm(
  alarm: Alarm,
  by: Omit<Acknowledged, 'at'>,
  now: Instant,
): Result<Alarm, 'already-acknowledged'> {
  return alarm.acknowledged ? refuse('already-acknowledged') : ok({ ...alarm, acknowledged: { ...by, at: now } })
}
