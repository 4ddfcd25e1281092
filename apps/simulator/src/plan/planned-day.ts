import { realDay } from '../arrivals/real-day.ts'
import type { Weather } from '../arrivals/weather.ts'
import { wholeDay } from '../arrivals/whole-day.ts'
import { demoCity } from '../callers/city.ts'
import { crowd } from '../callers/crowd.ts'
import { diallingBy } from '../callers/dialling.ts'
import { handling } from '../distributions/handling.ts'
import { namesOnDuty, rosterFor } from '../operators/roster.ts'
import type { Random } from '../random/generator.ts'
import type { Plan } from './plan.ts'

/** A day of so many calls, or the part of it between two seconds of the day. */
export type WholeDay = { calls: number; weather: readonly Weather[]; between?: { from: number; to: number } }

/** How busy the seats are at the peak of a day nobody gave a number of operators for. */
const busy = 0.92

/** A whole day with the shape of the real counts. Part of a day is that part of the same day, with the same people. */
export function plannedDay(random: Random, { calls, weather, between }: WholeDay, operators = seatsFor(calls)): Plan {
  const { from, to } = between ?? { from: 0, to: 86_400 }
  const arrivals = wholeDay(random.fork('arrivals'), realDay, calls, weather)
  const names = namesOnDuty(rosterFor(realDay, operators))
  const habits = { redials: true, dialAt: diallingBy(demoCity, names) }
  const callers = [...crowd(random.fork('crowd'), arrivals, habits)]
    .filter(({ at }) => at >= from && at < to)
    .map((caller) => ({ ...caller, at: Math.round((caller.at - from) * 1000) / 1000 }))
  return {
    opens: from,
    callers,
    total: callers.length,
    onDuty: (second) => names(from + second),
    outages: weather.flatMap((w) =>
      w.kind === 'switch-dies' && w.from >= from && w.from < to ? [{ at: w.from - from, seconds: w.to - w.from }] : [],
    ),
  }
}

/** On duty at the peak. */
function seatsFor(calls: number): number {
  const peak = (Math.max(...realDay) / realDay.reduce((a, b) => a + b, 0)) * (realDay.length / 86_400) * calls
  return Math.max(1, Math.ceil((peak * handling) / busy))
}
