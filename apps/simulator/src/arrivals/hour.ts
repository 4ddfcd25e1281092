import type { LoggedCall } from './call-log.ts'

/** One hour of a day, written `1999-02-03T13`. */
export type Hour = { date: string; hour: number }

/** `busiest`, an hour, or undefined for text that is neither. */
export function parseHour(text: string): Hour | 'busiest' | undefined {
  if (text === 'busiest') return 'busiest'
  const [, date, hour] = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3])$/.exec(text) ?? []
  return date === undefined ? undefined : { date, hour: Number(hour) }
}

/**
 * The clock hour with the most entering calls; of two equal ones the earlier. In the log of February 1999 that is
 * 1999-02-03T13 with 494: half an hour in which nobody could be reached and everybody tried again.
 */
export function busiestHour(calls: readonly LoggedCall[]): Hour {
  const counts = new Map<string, number>()
  for (const call of calls) {
    const key = `${call.date}T${String(hourOf(call)).padStart(2, '0')}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const [busiest = ''] = [...counts].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0] ?? []
  return { date: busiest.slice(0, 10), hour: Number(busiest.slice(11)) }
}

/** The hour's calls by entry, as seconds within the hour. */
export const entriesWithin = (calls: readonly LoggedCall[], { date, hour }: Hour): number[] =>
  calls
    .filter((call) => call.date === date && hourOf(call) === hour)
    .map((call) => call.enteredAt - hour * 3600)
    .toSorted((a, b) => a - b)

const hourOf = (call: LoggedCall): number => Math.floor(call.enteredAt / 3600)
