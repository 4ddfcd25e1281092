import type { LoggedCall } from '../arrivals/call-log.ts'
import type { Lognormal } from './lognormal.ts'
import type { Weibull } from './weibull.ts'

/** A wait that ended in giving up, or was cut short by an answer. Seconds. */
export type Wait = { seconds: number; gaveUp: boolean }

/** Services of 10 s or longer, in seconds. */
export const servicesOf = (calls: readonly LoggedCall[]): number[] =>
  calls.flatMap(({ serviceSeconds: s, outcome }) => (outcome === 'AGENT' && s !== undefined && s >= 10 ? [s] : []))

export const waitsOf = (calls: readonly LoggedCall[]): Wait[] =>
  calls.flatMap(({ queueSeconds: s, outcome }) =>
    s === undefined || s <= 0 ? [] : [{ seconds: s, gaveUp: outcome === 'HANG' }],
  )

export function fitLognormal(seconds: readonly number[]): Lognormal {
  const logs = seconds.map(Math.log)
  const mu = logs.reduce((a, b) => a + b, 0) / logs.length
  return { mu, sigma: Math.sqrt(logs.reduce((sum, x) => sum + (x - mu) ** 2, 0) / logs.length) }
}

/** Maximum likelihood with right censoring; the shape is the root of the score, found by bisection. */
export function fitWeibull(waits: readonly Wait[]): Weibull {
  const given = waits.filter((wait) => wait.gaveUp)
  const meanLog = given.reduce((sum, { seconds }) => sum + Math.log(seconds), 0) / given.length
  const powers = (shape: number) => waits.reduce((sum, { seconds }) => sum + seconds ** shape, 0)
  const score = (shape: number) =>
    waits.reduce((sum, { seconds }) => sum + seconds ** shape * Math.log(seconds), 0) / powers(shape) -
    1 / shape -
    meanLog
  let [low, high] = [0.1, 5]
  while (high - low > 1e-6) {
    const middle = (low + high) / 2
    if (score(middle) > 0) high = middle
    else low = middle
  }
  return { shape: low, scale: (powers(low) / given.length) ** (1 / low) }
}

/** Kaplan-Meier: share still waiting after each second at which somebody gave up, while `atRisk` or more wait. */
export function stillWaiting(
  waits: readonly Wait[],
  atRisk = 100,
): { seconds: number; before: number; after: number }[] {
  const bySecond = Map.groupBy(waits, (wait) => wait.seconds)
  const steps = []
  let waiting = waits.length
  let share = 1
  for (const seconds of [...bySecond.keys()].toSorted((a, b) => a - b)) {
    const ended = bySecond.get(seconds) ?? []
    const gaveUp = ended.filter((wait) => wait.gaveUp).length
    if (waiting < atRisk) break
    const before = share
    share *= 1 - gaveUp / waiting
    waiting -= ended.length
    if (gaveUp > 0) steps.push({ seconds, before, after: share })
  }
  return steps
}

/** Kolmogorov-Smirnov distance of a sample from a distribution. */
export function distance(sample: readonly number[], upTo: (x: number) => number): number {
  const sorted = sample.toSorted((a, b) => a - b)
  return sorted.reduce((worst, x, i) => {
    const share = upTo(x)
    return Math.max(worst, Math.abs((i + 1) / sorted.length - share), Math.abs(i / sorted.length - share))
  }, 0)
}
