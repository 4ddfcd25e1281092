import type { LoggedCall } from '../arrivals/call-log.ts'
import { patience } from '../distributions/patience.ts'
import { drawWeibullBeyond } from '../distributions/weibull.ts'
import type { Random } from '../random/generator.ts'
import type { Caller } from './caller.ts'
import { crowd } from './crowd.ts'
import type { DialAt } from './dialling.ts'

/** Whoever hangs up in the menu never reaches the floor: here she comes and goes at once, as a short abandon. Seconds. */
const passingBy = 0.5

/** When a call came to the floor, in seconds since 1970: behind the menu. */
export const reachedAt = ({ date, enteredAt, menuSeconds = 0 }: LoggedCall): number =>
  Date.parse(`${date}T00:00:00Z`) / 1000 + enteredAt + menuSeconds

/**
 * The callers of a log, one for each of its lines, since the first of them: whoever gave up is as patient as she was,
 * whoever was served talks as long as she did and would have waited on for as long as others who had waited so long. What
 * a log does not know is drawn. Nobody calls again that did not call again then.
 */
export function loggedCallers(random: Random, log: readonly LoggedCall[], dialAt: DialAt): Caller[] {
  const calls = log.toSorted((a, b) => reachedAt(a) - reachedAt(b))
  const start = calls[0] === undefined ? 0 : reachedAt(calls[0])
  const arrivals = calls.map((call) => reachedAt(call) - start)
  return [...crowd(random, arrivals, { redials: false, dialAt })].flatMap((drawn, n) => {
    const call = calls[n]
    return call === undefined ? [] : [asLogged(random.fork(`patience ${n}`), drawn, call)]
  })
}

function asLogged(random: Random, drawn: Caller, call: LoggedCall): Caller {
  const { lineLost: _lost, misdialled: _misdialled, language: _language, ...person } = drawn
  return {
    ...person,
    ...(call.type === 'PE' ? { language: 'en' } : {}),
    patience: patienceOf(random, call),
    ...(call.serviceSeconds === undefined ? {} : { talk: Math.max(1, call.serviceSeconds) }),
  }
}

function patienceOf(random: Random, call: LoggedCall): number {
  const { outcome, serviceAt, queueSeconds } = call
  if (serviceAt === undefined && outcome === 'HANG') return Math.max(passingBy, queueSeconds ?? 0)
  return Math.round(drawWeibullBeyond(random, patience, queueSeconds ?? 0) * 1000) / 1000
}
