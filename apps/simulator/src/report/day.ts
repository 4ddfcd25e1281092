import type { Weather } from '../arrivals/weather.ts'
import type { LogFigures } from '../plan/log-figures.ts'
import type { Tally } from '../switch/account.ts'
import { figuresOf, type Figures, type Seen } from './figures.ts'
import { looksEvery } from './looking.ts'
import type { Machine } from './machine.ts'
import { occupancyOf, seatsIn, type Sample, type Seats } from './sample.ts'

/** A day that was played. Seconds are simulated ones, since its beginning. */
export type Day = {
  seed: string
  speed: number
  /** Calls a second of the machine that quiet hours were hurried up to. */
  pace?: number
  /** How long it was. */
  lasted: number
  complete: boolean
  /** Second of the day at which it began. */
  opens: number
  planned: number
  tally: Tally
  calls: readonly Seen[]
  onDuty: (second: number) => number
  outages: readonly { at: number; seconds: number }[]
  /** What the day had in store, in seconds of the day. */
  weather: readonly Weather[]
  /** Looks at floor and machine, in order. */
  samples: readonly Sample[]
  machine: Machine
  log?: LogFigures
}

/** One quarter of an hour by arrival. `from` is a second of the day, past 86,400 on the next. */
export type Interval = Figures & {
  from: number
  onDuty: number
  /** Means of the looks within it, and the worst of the delays; absent without any. */
  seats?: Seats
  occupancy?: number
  machine?: { cpu: number; load: number; lateMs?: number; takenMs?: number }
}

export const totalOf = (day: Day): Figures => figuresOf(day.calls, day.lasted)

const quarter = 900

/** Every quarter of an hour from the first to the last arrival. */
export function intervalsOf(day: Day): Interval[] {
  const slotOf = (at: number) => Math.floor((day.opens + at) / quarter)
  const bySlot = Map.groupBy(day.calls, ({ at }) => slotOf(at))
  const looks = Map.groupBy(day.samples, ({ at }) => slotOf(at))
  const [first, last] = [slotOf(0), slotOf(day.calls.reduce((end, { at }) => Math.max(end, at), 0))]
  return Array.from({ length: last - first + 1 }, (_, n) => {
    const from = (first + n) * quarter
    return {
      from,
      onDuty: day.onDuty(Math.max(0, from - day.opens)),
      ...figuresOf(bySlot.get(first + n) ?? [], day.lasted),
      ...floorIn(looks.get(first + n) ?? []),
    }
  })
}

/** How busy those at their desks were, all day; absent when nobody looked. */
export const occupancyIn = ({ samples }: Day): number | undefined => occupancyOf(seatsIn(samples))

/**
 * Mean handling time in seconds: talk with hold as the switch saw it, and wrap-up as the looks found it, that of call-backs
 * included; absent when nobody looked.
 */
export function handlingIn({ samples }: Day, { answered, meanTalk }: Figures): number | undefined {
  if (meanTalk === undefined || samples.length === 0) return undefined
  const wrapUps = samples.reduce((sum, { seats }) => sum + (seats['wrap-up'] ?? 0), 0)
  return meanTalk + (wrapUps * looksEvery) / answered
}

function floorIn(looks: readonly Sample[]): Pick<Interval, 'seats' | 'occupancy' | 'machine'> {
  const seats = seatsIn(looks)
  if (seats === undefined) return {}
  const occupancy = occupancyOf(seats)
  const mean = (of: (look: Sample) => number) => looks.reduce((sum, look) => sum + of(look), 0) / looks.length
  const worst = (name: 'lateMs' | 'takenMs') => {
    const known = looks.flatMap((look) => look[name] ?? [])
    return known.length === 0 ? {} : { [name]: Math.max(...known) }
  }
  return {
    seats,
    ...(occupancy === undefined ? {} : { occupancy }),
    machine: { cpu: mean(({ cpu }) => cpu), load: mean(({ load }) => load), ...worst('lateMs'), ...worst('takenMs') },
  }
}

/** By the number dialled, the most called first. */
export const byNumber = (day: Day): (Figures & { to: string })[] =>
  [...Map.groupBy(day.calls, ({ to }) => to)]
    .map(([to, calls]) => ({ to, ...figuresOf(calls, day.lasted) }))
    .toSorted((a, b) => b.offered - a.offered)

/** What must hold whatever the floor makes of a day. */
export function sumsOf({ planned, tally, calls, complete }: Day, total: Figures): { sum: string; held: boolean }[] {
  const { offered, answered, abandoned, shortAbandoned, cutOff, open } = total
  return [
    {
      sum: `planned ${planned} + redialled ${tally.redialled} = offered ${offered} + unreached ${tally.unreached}`,
      held: !complete || planned + tally.redialled === offered + tally.unreached,
    },
    {
      sum: `offered ${offered} = answered ${answered} + abandoned ${abandoned} + short ${shortAbandoned} + cut off ${cutOff} + open ${open}`,
      held: offered === answered + abandoned + shortAbandoned + cutOff + open,
    },
    {
      sum: `ended ${calls.filter((call) => call.endedAfter !== undefined).length} of ${offered}`,
      held: !complete || calls.every((call) => call.endedAfter !== undefined),
    },
  ]
}
