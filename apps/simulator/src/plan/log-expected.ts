import { erlangA } from '@hearline/domain'
import type { LoggedCall } from '../arrivals/call-log.ts'
import { reachedAt } from '../callers/logged.ts'
import { besideTalk } from '../distributions/handling.ts'
import { patience } from '../distributions/patience.ts'
import { weibullMean } from '../distributions/weibull.ts'

/** Mean waits in seconds that Erlang A expects of a log's callers, half hour by half hour. */
export type LogExpected = {
  /** With the log's own service. */
  expectedWait: number
  /** With what the reach for the key and the record add to it here. */
  expectedWaitHere: number
}

const slot = 1800

/** @param agents how many were at work, at a second since 1970; calls of a half hour without any are left out */
export function expectedOfLog(calls: readonly LoggedCall[], agents: (second: number) => number): Partial<LogExpected> {
  const services = calls.flatMap(({ serviceSeconds }) => (serviceSeconds === undefined ? [] : [serviceSeconds]))
  const service = services.reduce((a, b) => a + b, 0) / services.length
  // whoever leaves the menu by hanging up asks for nobody
  const asking = calls.filter(({ queueSeconds, serviceAt }) => queueSeconds !== undefined || serviceAt !== undefined)
  const slots = [...Map.groupBy(asking, (call) => Math.floor(reachedAt(call) / slot))].flatMap(([half, { length }]) => {
    const seats = agents(half * slot)
    return seats === 0 ? [] : [{ seats, calls: length }]
  })
  const all = slots.reduce((sum, one) => sum + one.calls, 0)
  if (services.length === 0 || all === 0) return {}
  const wait = (handling: number): number => {
    const waits = slots.map(({ seats, calls: many }) => {
      const load = (many / slot) * handling
      const traffic = { load, handlingTime: handling * 1000, patience: weibullMean(patience) * 1000 }
      return many * erlangA(traffic, seats).wait
    })
    return waits.reduce((a, b) => a + b, 0) / all / 1000
  }
  return { expectedWait: wait(service), expectedWaitHere: wait(service + besideTalk) }
}
