import type { Millis } from '../ids.ts'

/** What comes to a floor: `load` in erlang (arrivals a second × handling time), and the handling time itself. */
export type Traffic = { load: number; handlingTime: Millis }

/** What a model expects of a floor. Shares are 0 to 1; an unbounded wait is absent. */
export type Expected = {
  /** Share of the callers who find no seat free. */
  waits: number
  /** Mean wait of all callers, those who do not wait included. */
  wait?: Millis
  /** Share of the seats' time spent on calls. */
  occupancy: number
}

/**
 * Erlang B: the share of time all `seats` are taken when nobody waits. By the recursion
 * B(n) = A·B(n−1) ÷ (n + A·B(n−1)), which neither overflows nor loses digits.
 * Source: A. K. Erlang, "Solution of some problems in the theory of probabilities", 1917.
 */
export function erlangB(load: number, seats: number): number {
  let blocked = 1
  for (let n = 1; n <= seats; n++) blocked = (load * blocked) / (n + load * blocked)
  return blocked
}

/**
 * Erlang C (M/M/n): the share of callers who wait when nobody ever hangs up, C = n·B ÷ (n − A·(1 − B)); the mean wait
 * is C·handling time ÷ (n − A). From A ≥ n on everybody waits, without bound. Source: A. K. Erlang, 1917.
 */
export function erlangC({ load, handlingTime }: Traffic, seats: number): Expected {
  if (load >= seats) return { waits: 1, occupancy: 1 }
  const waits = waitShare(load, seats)
  return { waits, wait: (waits * handlingTime) / (seats - load), occupancy: load / seats }
}

/** Erlang C's service level: the share answered within `within`, 1 − C·e^(−(n − A)·t ÷ handling time). */
export function erlangCLevel({ load, handlingTime }: Traffic, seats: number, within: Millis): number {
  if (load >= seats) return 0
  return 1 - waitShare(load, seats) * Math.exp((-(seats - load) * within) / handlingTime)
}

function waitShare(load: number, seats: number): number {
  const blocked = erlangB(load, seats)
  return (seats * blocked) / (seats - load * (1 - blocked))
}
