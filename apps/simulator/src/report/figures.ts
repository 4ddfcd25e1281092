import type { CallSeen } from '../switch/account.ts'

/** One call in simulated seconds since the beginning, as the switch saw it. */
export type Seen = {
  at: number
  to: string
  /** Until the first joining of voices; absent when there was none. */
  answeredAfter?: number
  /** Absent while it lasts. */
  endedAfter?: number
  ending?: CallSeen['ending']
}

/** What became of a number of calls. Lengths in simulated seconds; what nobody can know is absent. */
export type Figures = {
  offered: number
  answered: number
  /** Hung up unanswered after 5 s or more. */
  abandoned: number
  /** Hung up unanswered before. */
  shortAbandoned: number
  /** Unanswered too, but cut off or ended by the hub. */
  cutOff: number
  open: number
  /** Answered of offered. */
  completion?: number
  /** Answered within 15 s of answered, abandoned, and those who wait beyond it. */
  serviceLevel15?: number
  /** Mean wait of the answered. */
  averageWait?: number
  /** Mean wait of the answered and of those who gave up, however soon. */
  meanWait?: number
  meanWaitAbandoned?: number
  longestWait?: number
  /** From voice to end. */
  meanTalk?: number
}

const inTime = 15
const short = 5

/** @param secondOf the simulated second of an instant, from the beginning */
export const seenIn = (calls: readonly CallSeen[], secondOf: (instant: number) => number): Seen[] =>
  calls.map(({ to, arrivedAt, connections: [first], endedAt, ending }) => {
    const at = secondOf(Date.parse(arrivedAt))
    const after = (instant: string) => secondOf(Date.parse(instant)) - at
    return {
      at,
      to,
      ...(first === undefined ? {} : { answeredAfter: after(first.at) }),
      ...(endedAt === undefined ? {} : { endedAfter: after(endedAt) }),
      ...(ending === undefined ? {} : { ending }),
    }
  })

/** @param now simulated seconds since the beginning: how long whoever still waits has waited */
export function figuresOf(calls: readonly Seen[], now: number): Figures {
  const waits = present(calls.map((call) => call.answeredAfter))
  const unanswered = calls.filter((call) => call.answeredAfter === undefined)
  const gaveUp = present(unanswered.map((call) => (call.ending === 'caller' ? call.endedAfter : undefined)))
  const abandoned = gaveUp.filter((seconds) => seconds >= short)
  const open = unanswered.filter((call) => call.endedAfter === undefined)
  const overdue = open.filter((call) => now - call.at > inTime).length
  const talks = present(
    calls.map(({ answeredAfter, endedAfter }) =>
      answeredAfter === undefined || endedAfter === undefined ? undefined : endedAfter - answeredAfter,
    ),
  )
  const judged = waits.length + abandoned.length + overdue
  const longest = [...waits, ...gaveUp].reduce((a, b) => Math.max(a, b), -1)
  return {
    offered: calls.length,
    answered: waits.length,
    abandoned: abandoned.length,
    shortAbandoned: gaveUp.length - abandoned.length,
    cutOff: unanswered.length - gaveUp.length - open.length,
    open: open.length,
    ...known('completion', calls.length === 0 ? undefined : waits.length / calls.length),
    ...known('serviceLevel15', judged === 0 ? undefined : waits.filter((wait) => wait <= inTime).length / judged),
    ...known('averageWait', mean(waits)),
    ...known('meanWait', mean([...waits, ...gaveUp])),
    ...known('meanWaitAbandoned', mean(abandoned)),
    ...known('longestWait', longest < 0 ? undefined : longest),
    ...known('meanTalk', mean(talks)),
  }
}

const present = <T>(list: readonly (T | undefined)[]): T[] => list.filter((one) => one !== undefined)
const mean = (list: readonly number[]): number | undefined =>
  list.length === 0 ? undefined : list.reduce((a, b) => a + b, 0) / list.length
const known = <K extends string>(name: K, value: number | undefined): Partial<Record<K, number>> =>
  value === undefined ? {} : ({ [name]: value } as Record<K, number>)
