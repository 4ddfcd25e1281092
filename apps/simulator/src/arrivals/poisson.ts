import { exponential } from '../random/draw.ts'
import type { Random } from '../random/generator.ts'

/**
 * Arrivals of a Poisson process whose rate moves with time, by thinning (P. Lewis, G. Shedler, 1979). `rate` in calls a
 * second, never above `peak`. Endless: seconds, rising, from `from` on.
 */
export function* poissonArrivals(
  random: Random,
  rate: (second: number) => number,
  peak: number,
  from: number,
): Generator<number, never> {
  for (let at = from; ;) {
    at += exponential(random, 1 / peak)
    if (random.next() * peak < rate(at)) yield at
  }
}
