import { readFile } from 'node:fs/promises'
import { isCall, readCallLog, type LoggedCall } from '../arrivals/call-log.ts'
import { busiestHour, entriesWithin, type Hour } from '../arrivals/hour.ts'
import { scaled } from '../arrivals/scaled.ts'
import { demoCity } from '../callers/city.ts'
import { crowd } from '../callers/crowd.ts'
import { diallingBy } from '../callers/dialling.ts'
import { loggedCallers, reachedAt } from '../callers/logged.ts'
import { agentsOf } from '../operators/logged.ts'
import { usernames } from '../operators/usernames.ts'
import { between } from '../random/draw.ts'
import type { Random } from '../random/generator.ts'
import { recordPath } from '../records/record.ts'
import { expectedOfLog } from './log-expected.ts'
import { figuresOfLog } from './log-figures.ts'
import type { Plan } from './plan.ts'

/** A log to be played: call by call, whole or one day of it; or the arrivals of one hour, as they were or as so many. */
export type Replay = {
  /** A log in the format of `calls-1999-02.csv`; without it the one kept beside the repository. */
  file?: string
  /** `1999-02-03` */
  date?: string
  between?: { from: number; to: number }
  count?: number
  hour?: Hour | 'busiest'
}

/** At their desks for a whole hour, unless said otherwise. */
const usual = 60

/**
 * The calls of a log. Where none is kept, a count gets an even hour. A file that cannot be read, or holds nothing of what
 * is asked, gives a sentence.
 */
export async function replayPlan(random: Random, replay: Replay, operators?: number): Promise<Plan | string> {
  const path = replay.file ?? recordPath('call-center/calls-1999-02.csv')
  const { count, hour = count === undefined ? undefined : 'busiest' } = replay
  if (path === undefined) {
    if (count === undefined || hour !== 'busiest') return 'no call log is kept here: name one with --calls'
    return hourOf(random, 12, evenHour(random.fork('arrivals'), count), operators)
  }
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return `${path}: cannot be read`
  const log = readCallLog(text)
  if (!log.ok) return `${path}, line ${log.error.line}: ${log.error.reason}`
  if (hour === undefined) return callByCall(random, log.calls, replay, operators) ?? `${path}: no call then`
  const calls = log.calls.filter(isCall)
  const which = hour === 'busiest' ? busiestHour(calls) : hour
  const entries = entriesWithin(calls, which)
  if (entries.length === 0) return `${path}: no call in that hour`
  const arrivals = count === undefined ? entries : scaled(random.fork('arrivals'), entries, count, 3600)
  return hourOf(random, which.hour, arrivals, operators)
}

/** So many calls at any moment of one hour: a Poisson process, given its count. */
export const evenHour = (random: Random, count: number): number[] =>
  Array.from({ length: count }, () => between(random, 0, 3600)).toSorted((a, b) => a - b)

function hourOf(random: Random, hour: number, arrivals: readonly number[], operators = usual): Plan {
  const names = usernames(operators)
  const onDuty = () => names
  return {
    opens: hour * 3600,
    callers: crowd(random.fork('crowd'), arrivals, { redials: false, dialAt: diallingBy(demoCity, onDuty) }),
    total: arrivals.length,
    onDuty,
    outages: [],
  }
}

/** Every line one call unless it is a phantom, with as many operators as there were agents at work, unless a number is given. */
function callByCall(random: Random, log: readonly LoggedCall[], { date, between: span }: Replay, operators?: number) {
  const lines = log.filter(
    (call) =>
      (date === undefined || call.date === date) &&
      (span === undefined || (call.enteredAt >= span.from && call.enteredAt < span.to)),
  )
  const calls = lines.filter(isCall)
  if (calls.length === 0) return undefined
  const start = calls.reduce((first, call) => Math.min(first, reachedAt(call)), Infinity)
  const agents = agentsOf(log)
  const onDuty = (second: number) => usernames(operators ?? agents(start + second))
  return {
    opens: start % 86_400,
    callers: loggedCallers(random.fork('crowd'), calls, diallingBy(demoCity, onDuty)),
    total: calls.length,
    onDuty,
    outages: [],
    log: { ...figuresOfLog(lines), ...expectedOfLog(calls, agents) },
  }
}
