import type { LoggedCall } from '../arrivals/call-log.ts'

const slot = 1800
const daySeconds = 86_400

/**
 * How many agents of a log were at work, at a second since 1970: those who served anybody within that half hour. Who sat
 * idle for all of it is not known to the log and missing here.
 */
export function agentsOf(log: readonly LoggedCall[]): (second: number) => number {
  const seen = new Map<number, Set<string>>()
  for (const { date, enteredAt, serviceAt, serviceSeconds = 0, agent } of log) {
    if (serviceAt === undefined || agent === undefined) continue
    const from = Date.parse(`${date}T00:00:00Z`) / 1000 + serviceAt + (serviceAt < enteredAt - slot ? daySeconds : 0)
    for (let half = Math.floor(from / slot); half * slot <= from + serviceSeconds; half++)
      seen.set(half, (seen.get(half) ?? new Set()).add(agent))
  }
  return (second) => seen.get(Math.floor(second / slot))?.size ?? 0
}
