import type { Call } from '../call/call.ts'
import { entryCounts, stayNow } from '../kpi/entry.ts'
import type { Timings } from '../timings.ts'

/** One day's counts of one queue. Whoever hung up within 5 s is counted apart. */
export type Tally = {
  offered: number
  answered: number
  answeredInTime: number
  abandoned: number
  shortAbandoned: number
}

export const emptyTally: Tally = { offered: 0, answered: 0, answeredInTime: 0, abandoned: 0, shortAbandoned: 0 }

/** What one call adds to its queue's tally in the state it is in now. */
export function contribution(call: Call, timings: Timings): Tally {
  const stay = entryCounts({ nth: 0, ...stayNow(call) }, timings)
  const { offered = 0, answered = 0, answeredIn15: answeredInTime = 0, abandoned = 0, shortAbandoned = 0 } = stay
  return { offered, answered, answeredInTime, abandoned, shortAbandoned }
}

export const plus = (a: Tally, b: Tally): Tally => combine(a, b, 1)

/** Takes a call's older contribution back before its newer one is added. */
export const minus = (a: Tally, b: Tally): Tally => combine(a, b, -1)

const combine = (a: Tally, b: Tally, sign: 1 | -1): Tally => ({
  offered: a.offered + sign * b.offered,
  answered: a.answered + sign * b.answered,
  answeredInTime: a.answeredInTime + sign * b.answeredInTime,
  abandoned: a.abandoned + sign * b.abandoned,
  shortAbandoned: a.shortAbandoned + sign * b.shortAbandoned,
})
