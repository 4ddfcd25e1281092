import { mostHurried } from '../arrivals/pace.ts'
import type { Seen } from './figures.ts'

/** How many waited so long, in seconds: from `from`, up to `to` or without end. */
export type WaitBin = { from: number; to: number; answered: number; gaveUp: number }

const edges = [0, 5, 10, 15, 20, 30, 60, 120, 300, Infinity]

/** How long callers waited until the answer, or until they hung up. A wait of exactly the end is within it. */
export function waitsOf(calls: readonly Seen[]): WaitBin[] {
  const bins = edges.slice(1).map((to, n): WaitBin => ({ from: edges[n] ?? 0, to, answered: 0, gaveUp: 0 }))
  const binOf = (wait: number) => bins.find(({ to }) => wait <= to)
  for (const { answeredAfter, endedAfter, ending } of calls) {
    if (answeredAfter !== undefined) {
      const bin = binOf(answeredAfter)
      if (bin) bin.answered += 1
    } else if (endedAfter !== undefined && ending === 'caller') {
      const bin = binOf(endedAfter)
      if (bin) bin.gaveUp += 1
    }
  }
  return bins
}

/** What a day whose quiet hours are hurried must say beside its waits. */
export const hurriedWords =
  `In hurried hours, up to ${mostHurried} times as fast, the hub's own durations stay as they are: what it adds to a wait ` +
  `there, as after a missed ring, is up to ${mostHurried} times as long.`

export const binWords = ({ from, to }: WaitBin): string => {
  if (to === Infinity) return `> ${wordsOf(from)}`
  const unit = to > 60 ? 60 : 1
  return from === 0 ? `up to ${wordsOf(to)}` : `${from / unit}–${to / unit} ${unit === 60 ? 'min' : 's'}`
}

const wordsOf = (seconds: number): string => (seconds < 60 ? `${seconds} s` : `${seconds / 60} min`)
