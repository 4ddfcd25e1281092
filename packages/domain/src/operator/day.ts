import type { Instant, Millis } from '../ids.ts'

/** What one operator has done on one day, kept on her row. */
export type DayFigures = {
  /** When that day began. */
  day: Instant
  /** Calls that arrived on it and that she answered, and how many of them in time. */
  calls: number
  inTime: number
  /** Those she is done with, and how long they took her from the answer to the end of wrap-up. */
  handled: number
  handledMs: Millis
}

/** `voided`: her leg failed at once and the call went back, so that it was no answer. */
export type DayEvent = { answered: { inTime: boolean } } | { voided: { inTime: boolean } } | { handledMs: Millis }

const fresh = (day: Instant): DayFigures => ({ day, calls: 0, inTime: 0, handled: 0, handledMs: 0 })

/**
 * Her figures with one thing more; those of an earlier day are over.
 * @returns undefined for a call that arrived on an earlier day: it counts there
 */
export function countDay(
  before: DayFigures | undefined,
  { today: day, arrivedOn }: { today: Instant; arrivedOn: Instant },
  event: DayEvent,
): DayFigures | undefined {
  if (arrivedOn !== day) return undefined
  const figures = before?.day === day ? before : fresh(day)
  if ('answered' in event) {
    return { ...figures, calls: figures.calls + 1, inTime: figures.inTime + Number(event.answered.inTime) }
  }
  if ('voided' in event) {
    return { ...figures, calls: figures.calls - 1, inTime: figures.inTime - Number(event.voided.inTime) }
  }
  return { ...figures, handled: figures.handled + 1, handledMs: figures.handledMs + event.handledMs }
}

/** What she sees of it: unknown is absent. `aht` in ms, `sl15` a share. */
export function myDay(kept: DayFigures | undefined, day: Instant): { calls: number; aht?: Millis; sl15?: number } {
  const { calls, inTime, handled, handledMs } = kept?.day === day ? kept : fresh(day)
  return {
    calls,
    ...(handled > 0 ? { aht: Math.round(handledMs / handled) } : {}),
    ...(calls > 0 ? { sl15: inTime / calls } : {}),
  }
}
