import { lognormalMean } from '../distributions/lognormal.ts'
import { reaction, wrapUp } from '../distributions/seat.ts'
import { talk } from '../distributions/talk.ts'
import { between } from '../random/draw.ts'
import type { Random } from '../random/generator.ts'
import { poissonArrivals } from './poisson.ts'
import { loadAt, type Profile } from './profile.ts'

/** The demo opens at 10:00 of its simulated day. */
export const opening = 10 * 3600

/**
 * Calls offered for each call the seats can take. At 1.15 one caller in eight gives up, which keeps about a minute of
 * waiting callers in the queue: somebody always waits, nobody for ever (Erlang-A with the patience of the log).
 */
const overload = 1.15
const waitingAtOpening = 0.25
const openingSeconds = 12

/** Seconds one call keeps one seat. */
const handling = lognormalMean(talk) + lognormalMean(reaction) + lognormalMean(wrapUp)

/** How many of the operators are on duty at a second of the day: shifts follow the load, never under a tenth. */
export const onDuty = (profile: Profile, operators: number, second: number): number =>
  Math.max(1, Math.ceil(operators * Math.max(0.1, loadAt(profile, second))))

/**
 * An endless simulated day, slightly overloaded for its operators. Seconds since the opening: at first everyone already
 * waiting or about to be served, as if the floor had been open for hours, then the day's curve.
 */
export function* demoDay(random: Random, profile: Profile, operators: number): Generator<number, never> {
  const already = Math.round(onDuty(profile, operators, opening) * (1 + waitingAtOpening))
  const first = Array.from({ length: already }, () => between(random, 0, openingSeconds))
  yield* first.toSorted((a, b) => a - b)
  const rate = (second: number) => (overload * onDuty(profile, operators, second)) / handling
  const arrivals = poissonArrivals(random, rate, (overload * operators) / handling, opening + openingSeconds)
  for (;;) yield arrivals.next().value - opening
}
