import { handling } from '../distributions/handling.ts'
import { between } from '../random/draw.ts'
import type { Random } from '../random/generator.ts'
import { fairLoad } from './fair-load.ts'
import { poissonArrivals } from './poisson.ts'
import { skyBrings, type Sky } from './sky.ts'
import { rainBrings } from './weather.ts'

/** The demo opens at 10:00 of its simulated day. */
export const opening = 10 * 3600

const mostBrought = Math.max(rainBrings, ...Object.values(skyBrings))
/** The shift sits down in the meantime. */
const openingSeconds = 45
/** Two storms a day, the first for whoever stays a quarter of an hour. Hours of the day. */
const storms = [
  { from: 10.25, to: 10.5 },
  { from: 16, to: 16.5 },
]

/** How many times the calls of a fair day come at a second of the day (of any day). */
export const stormAt = (second: number): number => {
  const hour = (second / 3600) % 24
  return storms.some(({ from, to }) => hour >= from && hour < to) ? rainBrings : 1
}

/**
 * An endless simulated day for those on duty at each second of it. Seconds since the opening: at first everyone about to
 * be served, as if the floor had been open for hours, then as many as keep the floor so busy, or as the sky brings.
 */
export function* demoDay(
  random: Random,
  onDuty: (second: number) => number,
  sky: Sky = { weather: 'fair' },
): Generator<number, never> {
  const already = Math.round(fairLoad * onDuty(opening))
  const first = Array.from({ length: already }, () => between(random, 0, openingSeconds))
  yield* first.toSorted((a, b) => a - b)
  const brings = (second: number) => Math.max(stormAt(second), skyBrings[sky.weather])
  const rate = (second: number) => (fairLoad * onDuty(second) * brings(second)) / handling
  const most = Math.max(...Array.from({ length: 96 }, (_, quarter) => onDuty(quarter * 900)))
  const arrivals = poissonArrivals(random, rate, (fairLoad * most * mostBrought) / handling, opening + openingSeconds)
  for (;;) yield arrivals.next().value - opening
}
