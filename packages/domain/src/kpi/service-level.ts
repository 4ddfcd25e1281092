import type { Instant, Millis } from '../ids.ts'
import type { Timings } from '../timings.ts'
import type { Counts } from './counts.ts'

/**
 * Which calls a service level judges. Hotlines publish different ones under the same name, so each has its own here.
 * Shares, 0 to 1. The 15 s are those GB/T 33358-2016 recommends for an answer; the formulae are not from there.
 * - `strict`: answered in time ÷ (answered + abandoned at 5 s or more + waiting beyond the time). Hearline's own.
 * - `offered`: answered in time ÷ offered. The usual one of vendors' reports; it falls while calls wait.
 * - `answered`: answered in time ÷ answered. It says nothing of those who hung up; an operator's own is this one.
 * - `lenient`: answered in time ÷ (offered − abandoned within the time).
 */
export const serviceLevels = ['strict', 'offered', 'answered', 'lenient'] as const
export type ServiceLevel = (typeof serviceLevels)[number]

/** Seconds of a real day. */
export const serviceTimes = [15, 20] as const
export type ServiceTime = (typeof serviceTimes)[number]

type Judged = Pick<
  Counts,
  'offered' | 'answered' | 'answeredIn15' | 'answeredIn20' | 'abandoned' | 'abandonedIn15' | 'abandonedIn20'
>

/**
 * A share, 0 to 1; absent while there is nothing to judge.
 * @param overdue how many wait longer than the time; only `strict` asks
 */
export function serviceLevelOf(
  counts: Judged,
  overdue: number,
  variant: ServiceLevel,
  within: ServiceTime,
): number | undefined {
  const inTime = counts[`answeredIn${within}`]
  switch (variant) {
    case 'strict':
      return strictLevel(inTime, counts, overdue)
    case 'offered':
      return share(inTime, counts.offered)
    case 'answered':
      return share(inTime, counts.answered)
    case 'lenient':
      return share(inTime, counts.offered - counts[`abandonedIn${within}`])
  }
}

/** Answered in time ÷ (answered + abandoned at 5 s or more + waiting beyond the time), 0 to 1; absent of nothing. */
export const strictLevel = (
  inTime: number,
  { answered, abandoned }: Pick<Counts, 'answered' | 'abandoned'>,
  overdue: number,
): number | undefined => share(inTime, answered + abandoned + overdue)

/** So many seconds of a real day in ms, also in a day played faster. */
export const serviceLimit = (timings: Timings, within: ServiceTime): Millis =>
  Math.round((timings.serviceLevel * within) / 15)

/** Does she wait beyond the time of the service level? Exactly 15 s is still in time. */
export const isOverdue = (waitingSince: Instant, now: Instant, timings: Timings, within: ServiceTime = 15): boolean =>
  now - waitingSince > serviceLimit(timings, within)

/** `part` ÷ `whole`; absent of nothing. */
export const share = (part: number, whole: number): number | undefined => (whole > 0 ? part / whole : undefined)
