import type { Instant, Millis } from '../ids.ts'
import type { Timings } from '../timings.ts'
import type { Addition, Counted } from './counts.ts'
import type { Contribution } from './fact.ts'
import { isOverdue, type ServiceTime } from './service-level.ts'

/** Whom a share misses: who was not answered, and who waited too long for it or gave up, as the strict level judges. */
const missed = ['unanswered', 'missedIn15', 'missedIn20'] as const
type Missed = (typeof missed)[number]

/**
 * What the calls behind a figure count as. `waiting`: still; `longest`: whose wait the figure is; `longestWaiting`: the
 * same of those who still wait.
 */
export type Behind = Counted | 'waiting' | 'longest' | 'longestWaiting' | Missed

/** A row, or what one call adds to it. */
type Added = { counts: Addition; longestWait?: Millis | undefined; waitingSince: readonly Instant[] }

/** What one fact adds, read as a row. */
export const addedBy = ({ addition, waited, waitingSince }: Contribution): Added => ({
  ...{ counts: addition, longestWait: waited, waitingSince: waitingSince === undefined ? [] : [waitingSince] },
})

/** The value of the figure in question, and when. */
type Asked = { value: number | undefined; now: Instant; timings: Timings }

/**
 * How many stays of a row, or of what one call adds to it, are behind a figure: those it counts, of completion and of
 * the strict service level those it misses. Of a sum of times the sum.
 */
export function countBehind({ behind }: { behind: readonly Behind[] }, added: Added, asked: Asked): number {
  return behind.reduce((sum, name) => sum + countOf(name, added, asked), 0)
}

export const isBehind = (kpi: { behind: readonly Behind[] }, added: Added, asked: Asked): boolean =>
  countBehind(kpi, added, asked) > 0

/** Whether the calls behind a figure are those it misses. */
export const showsMissed = ({ behind }: { behind: readonly Behind[] }): boolean =>
  behind.some((name) => missed.some((one) => one === name))

function countOf(name: Behind, { counts, longestWait, waitingSince }: Added, { value, now, timings }: Asked): number {
  const waitingSo = () => waitingSince.filter((since) => now - since === value).length
  const missedIn = (within: ServiceTime) => {
    const overdue = waitingSince.filter((since) => isOverdue(since, now, timings, within)).length
    return (counts.answered ?? 0) - (counts[`answeredIn${within}`] ?? 0) + (counts.abandoned ?? 0) + overdue
  }
  switch (name) {
    case 'waiting':
      return waitingSince.length
    case 'longest':
      return Number(value !== undefined && longestWait === value) + waitingSo()
    case 'longestWaiting':
      return waitingSo()
    case 'unanswered':
      return (counts.offered ?? 0) - (counts.answered ?? 0)
    case 'missedIn15':
      return missedIn(15)
    case 'missedIn20':
      return missedIn(20)
    default:
      return counts[name] ?? 0
  }
}
