import type { Millis } from '../ids.ts'
import type { Expected, Traffic } from './erlang-c.ts'

/** Callers whose patience is exponential with this mean. */
export type ImpatientTraffic = Traffic & { patience: Millis }

/** `abandons` is the share of all callers who hang up before an answer, however soon. */
export type ExpectedImpatient = Expected & { wait: Millis; abandons: number }

/** Beyond this the running sums are scaled down, for only their ratios count. */
const tooLarge = 1e250

/**
 * Erlang A (M/M/n+M): Erlang C whose callers hang up, so that no load is too much. By the chain of how many are there:
 * it falls by n·μ + k·θ while k wait. Share abandoning = θ·E[waiting] ÷ λ, mean wait = E[waiting] ÷ λ.
 * Source: C. Palm, 1946; A. Mandelbaum and S. Zeltyn, "The Palm/Erlang-A Queue, with Applications to Call Centers".
 */
export function erlangA(traffic: ImpatientTraffic, seats: number): ExpectedImpatient {
  const { load, handlingTime, patience } = traffic
  if (load === 0) return { waits: 0, wait: 0, abandons: 0, occupancy: 0 }
  const { waits, waiting } = stationary(traffic, seats)
  const wait = (waiting * handlingTime) / load
  const abandons = wait / patience
  return { waits, wait, abandons, occupancy: (load * (1 - abandons)) / seats }
}

/** Erlang A's service level: answered within `within` ÷ all callers, those who hang up at once included. */
export function erlangALevel(traffic: ImpatientTraffic, seats: number, within: Millis): number {
  const { waits, allBusy } = stationary(traffic, seats)
  const { load, handlingTime, patience } = traffic
  // density of a wait that ends in an answer: n·μ·p(n) · e^(λ·H(x) − n·μ·x − θ·x), H(x) = (1 − e^(−θ·x)) ÷ θ
  const start = Math.log((seats / handlingTime) * allBusy)
  const density = (x: Millis): number => {
    const arrived = (load / handlingTime) * patience * -Math.expm1(-x / patience)
    return Math.exp(start + arrived - (seats * x) / handlingTime - x / patience)
  }
  return Math.min(1, Math.max(0, 1 - waits + integral(density, within)))
}

/** `waits`: share of time all seats are taken; `allBusy`: taken and nobody waits; `waiting`: how many wait on average. */
function stationary(traffic: ImpatientTraffic, seats: number): { waits: number; allBusy: number; waiting: number } {
  const { load, handlingTime, patience } = traffic
  // all relative to the state with every seat taken and nobody waiting
  let below = 0
  for (let n = 1; n <= seats; n++) below = (n / load) * (1 + below)
  if (!Number.isFinite(below)) return { waits: 0, allBusy: 0, waiting: 0 }
  let [one, term, above, waiting] = [1, 1, 0, 0]
  for (let k = 1; ; k++) {
    const ratio = load / (seats + (k * handlingTime) / patience)
    term *= ratio
    above += term
    waiting += k * term
    if (ratio < 1 && k * term < 1e-17 * waiting * (1 - ratio)) break
    if (above > tooLarge) {
      ;[one, below, term, above, waiting] = [one, below, term, above, waiting].map((x) => x / tooLarge) as Five
    }
  }
  const all = below + one + above
  return { waits: (one + above) / all, allBusy: one / all, waiting: waiting / all }
}

type Five = [number, number, number, number, number]

/** Simpson's rule; the densities here are smooth. */
function integral(f: (x: number) => number, to: number): number {
  const steps = 2_000
  let sum = f(0) + f(to)
  for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * f((i * to) / steps)
  return (sum * to) / steps / 3
}
