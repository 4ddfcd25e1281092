import { isCall, type LoggedCall } from '../arrivals/call-log.ts'
import type { LogExpected } from './log-expected.ts'

/** What a log says of its own calls, to lay a replay beside it. Means in seconds; what nobody can say is absent. */
export type LogFigures = {
  /** Lines that are no calls, and count nowhere else. */
  phantoms: number
  offered: number
  /** Hung up in the menu, before the floor. */
  leftMenu: number
  answered: number
  /** Gave up in the queue, after 5 s or more. */
  abandoned: number
  shortAbandoned: number
  meanWaitAnswered?: number
  meanWaitAbandoned?: number
  /** Answered within 15 s of all answered, and of all who gave up after 5 s or more. */
  serviceLevel15?: number
  meanService?: number
  /** Who ever served one of them. */
  agents: number
} & Partial<LogExpected>

export function figuresOfLog(log: readonly LoggedCall[]): LogFigures {
  const calls = log.filter(isCall)
  const served = calls.filter((call) => call.serviceAt !== undefined || call.outcome === 'AGENT')
  const gone = calls.filter((call) => call.serviceAt === undefined && call.outcome !== 'AGENT')
  const waited = gone.flatMap(({ queueSeconds }) => (queueSeconds === undefined ? [] : [queueSeconds]))
  const abandoned = waited.filter((seconds) => seconds >= 5)
  const waits = served.map(({ queueSeconds = 0 }) => queueSeconds)
  const judged = served.length + abandoned.length
  return {
    phantoms: log.length - calls.length,
    offered: calls.length,
    leftMenu: gone.length - waited.length,
    answered: served.length,
    abandoned: abandoned.length,
    shortAbandoned: waited.length - abandoned.length,
    ...mean('meanWaitAnswered', waits),
    ...mean('meanWaitAbandoned', abandoned),
    ...(judged === 0 ? {} : { serviceLevel15: waits.filter((seconds) => seconds <= 15).length / judged }),
    ...mean(
      'meanService',
      served.flatMap(({ serviceSeconds: s }) => (s === undefined ? [] : [s])),
    ),
    agents: new Set(calls.flatMap(({ agent }) => (agent === undefined ? [] : [agent]))).size,
  }
}

const mean = <K extends string>(name: K, list: readonly number[]): Partial<Record<K, number>> =>
  list.length === 0 ? {} : ({ [name]: list.reduce((a, b) => a + b, 0) / list.length } as Record<K, number>)
