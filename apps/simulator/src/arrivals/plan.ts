import { readFile } from 'node:fs/promises'
import { between } from '../random/draw.ts'
import type { Random } from '../random/generator.ts'
import { recordPath } from '../records/record.ts'
import type { Replay } from '../settings.ts'
import { readCallLog } from './call-log.ts'
import { demoDay, onDuty, opening } from './demo-day.ts'
import { busiestHour, entriesSinceFirst, entriesWithin } from './hour.ts'
import { dailyCurve, readProfile } from './profile.ts'
import { scaled } from './scaled.ts'

/** When calls come, in seconds since the start, and how many seats are taken then. */
export type Plan = {
  arrivals: Iterable<number>
  /** How many calls there will be; absent for a day without end. */
  total?: number
  staffAt: (second: number) => number
}

/**
 * The calls of a log, whole or one hour of it, scaled to a count. Where no log is kept, a count gets an hour of the
 * daily curve. A file that cannot be read gives a sentence.
 */
export async function replayPlan(random: Random, replay: Replay, operators: number): Promise<Plan | string> {
  const path = replay.file ?? recordPath('call-center/calls-1999-02.csv')
  if (path === undefined) {
    const { count, hour = 'busiest' } = replay
    if (count === undefined || hour !== 'busiest') return 'no call log is kept here: name one with --calls'
    return { arrivals: evenHour(random, count), total: count, staffAt: () => operators }
  }
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return `${path}: cannot be read`
  const log = readCallLog(text)
  if (!log.ok) return `${path}, line ${log.error.line}: ${log.error.reason}`
  const { count, hour = count === undefined ? undefined : 'busiest' } = replay
  const entries =
    hour === undefined
      ? entriesSinceFirst(log.calls)
      : entriesWithin(log.calls, hour === 'busiest' ? busiestHour(log.calls) : hour)
  if (entries.length === 0) return `${path}: no call in that hour`
  const arrivals = count === undefined ? entries : scaled(random, entries, count, 3600)
  return { arrivals, total: arrivals.length, staffAt: () => operators }
}

/** So many calls in one hour of the daily curve, which is flat within an hour: a Poisson process, given its count. */
export const evenHour = (random: Random, count: number): number[] =>
  Array.from({ length: count }, () => between(random, 0, 3600)).toSorted((a, b) => a - b)

/** The endless demo day, shaped by the counts kept beside the repository where there are any. */
export async function demoPlan(random: Random, operators: number): Promise<Plan> {
  const path = recordPath('call-center/arrivals-6min-1999-01_10.csv')
  const profile = (path === undefined ? undefined : readProfile(await readFile(path, 'utf8'))) ?? dailyCurve
  return {
    arrivals: demoDay(random, profile, operators),
    staffAt: (second) => onDuty(profile, operators, opening + second),
  }
}
