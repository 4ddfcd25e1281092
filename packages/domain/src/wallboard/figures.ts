import type { Instant } from '../ids.ts'
import { abandonRate, completion } from '../kpi/rates.ts'
import { strictLevel } from '../kpi/service-level.ts'

/** What a hub tells of one queue's day; what is unknown is absent. */
export type QueueDay = {
  waiting: number
  longestWaitSince?: Instant | undefined
  /** How many wait beyond 15 s. */
  overdue: number
  offered?: number | undefined
  answered?: number | undefined
  answeredInTime?: number | undefined
  abandoned?: number | undefined
  callBacksDue?: number | undefined
  isStorm: boolean
}

/** Figures of several queues as one. Shares are of all their calls, never means of shares. */
export type BoardFigures = {
  waiting?: number
  longestWaitSince?: Instant
  offered?: number
  answered?: number
  abandoned?: number
  callBacksDue?: number
  completion?: number
  abandonRate?: number
  serviceLevel?: number
  /** How many of the queues are in a storm. */
  storms?: number
}

/** Of no queue nothing is known; what is unknown of one is unknown of them all. */
export function boardFigures(queues: readonly QueueDay[]): BoardFigures {
  if (queues.length === 0) return {}
  const sum = (of: (queue: QueueDay) => number | undefined): number | undefined =>
    queues.reduce<number | undefined>((all, queue) => {
      const one = of(queue)
      return all === undefined || one === undefined ? undefined : all + one
    }, 0)
  const offered = sum((queue) => queue.offered)
  const answered = sum((queue) => queue.answered)
  const abandoned = sum((queue) => queue.abandoned)
  const inTime = sum((queue) => queue.answeredInTime)
  const overdue = sum((queue) => queue.overdue) ?? 0
  const since = queues.flatMap((queue) => queue.longestWaitSince ?? [])
  const judged = answered === undefined || abandoned === undefined ? undefined : { answered, abandoned }
  return known({
    waiting: sum((queue) => queue.waiting),
    longestWaitSince: since.length > 0 ? Math.min(...since) : undefined,
    ...{ offered, answered, abandoned },
    callBacksDue: sum((queue) => queue.callBacksDue),
    completion: offered === undefined || answered === undefined ? undefined : completion({ offered, answered }),
    abandonRate: judged && abandonRate(judged),
    serviceLevel: judged && inTime !== undefined ? strictLevel(inTime, judged, overdue) : undefined,
    storms: queues.filter(({ isStorm }) => isStorm).length,
  })
}

const known = (figures: { [K in keyof BoardFigures]: BoardFigures[K] | undefined }): BoardFigures =>
  Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== undefined))
