import type { LogFigures } from '../plan/log-figures.ts'
import type { Tally } from '../switch/account.ts'
import { figuresOf, type Figures, type Seen } from './figures.ts'
import type { Machine } from './machine.ts'

/** A day that was played. Seconds are simulated ones, since its beginning. */
export type Day = {
  seed: string
  speed: number
  startedAt: string
  endedAt: string
  complete: boolean
  /** Second of the day at which it began. */
  opens: number
  planned: number
  tally: Tally
  calls: readonly Seen[]
  onDuty: (second: number) => number
  outages: readonly { at: number; seconds: number }[]
  machine: Machine
  log?: LogFigures
}

/** One quarter of an hour by arrival. `from` is a second of the day, past 86,400 on the next. */
export type Interval = Figures & { from: number; onDuty: number }

export const lengthOf = ({ startedAt, endedAt, speed }: Day): number =>
  ((Date.parse(endedAt) - Date.parse(startedAt)) / 1000) * speed

export const totalOf = (day: Day): Figures => figuresOf(day.calls, lengthOf(day))

const quarter = 900

/** Every quarter of an hour from the first to the last arrival. */
export function intervalsOf(day: Day): Interval[] {
  const slotOf = (at: number) => Math.floor((day.opens + at) / quarter)
  const bySlot = Map.groupBy(day.calls, ({ at }) => slotOf(at))
  const [first, last] = [slotOf(0), slotOf(day.calls.reduce((end, { at }) => Math.max(end, at), 0))]
  return Array.from({ length: last - first + 1 }, (_, n) => {
    const from = (first + n) * quarter
    return {
      from,
      onDuty: day.onDuty(Math.max(0, from - day.opens)),
      ...figuresOf(bySlot.get(first + n) ?? [], lengthOf(day)),
    }
  })
}

/** By the number dialled, the most called first. */
export const byNumber = (day: Day): (Figures & { to: string })[] =>
  [...Map.groupBy(day.calls, ({ to }) => to)]
    .map(([to, calls]) => ({ to, ...figuresOf(calls, lengthOf(day)) }))
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
