import type { Weather } from '../arrivals/weather.ts'
import type { Plan } from '../plan/plan.ts'
import type { Day } from './day.ts'
import { seenIn } from './figures.ts'
import type { Machine } from './machine.ts'
import type { Report } from './report.ts'
import type { Sample } from './sample.ts'

/** What else is known of a run once it is over; seconds are simulated ones, since its beginning. */
type Played = {
  plan: Plan
  pace: number | undefined
  weather: readonly Weather[]
  lasted: number
  /** The second at which an instant was. */
  secondAt: (instant: number) => number
  samples: readonly Sample[]
  machine: Machine
}

/** The day a run has played: what was meant, beside what came of it. */
export function playedDay(report: Report, { plan, pace, weather, lasted, secondAt, samples, machine }: Played): Day {
  const { seed, speed, complete, summary } = report
  return {
    seed,
    speed,
    ...(pace === undefined ? {} : { pace }),
    lasted,
    complete,
    opens: plan.opens,
    planned: plan.total ?? summary.offered + summary.unreached - summary.redialled,
    tally: summary,
    calls: seenIn(report.calls, secondAt),
    onDuty: (second) => plan.onDuty(second).length,
    outages: plan.outages.filter(({ at }) => at <= lasted),
    weather,
    samples,
    machine,
    ...(plan.log === undefined ? {} : { log: plan.log }),
  }
}
