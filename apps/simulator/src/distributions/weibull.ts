import type { Random } from '../random/generator.ts'

/** `scale` in seconds; `shape` below 1: whoever has waited long is ever less likely to give up in the next second. */
export type Weibull = { shape: number; scale: number }

/** Seconds. */
export const drawWeibull = (random: Random, { shape, scale }: Weibull): number =>
  scale * (-Math.log(1 - random.next())) ** (1 / shape)

/** Seconds, for somebody known to have waited `waited` of them. */
export const drawWeibullBeyond = (random: Random, { shape, scale }: Weibull, waited: number): number =>
  scale * ((waited / scale) ** shape - Math.log(1 - random.next())) ** (1 / shape)

/** Share of people still waiting after `seconds`. */
export const weibullBeyond = ({ shape, scale }: Weibull, seconds: number): number =>
  Math.exp(-((Math.max(0, seconds) / scale) ** shape))

/** Seconds: the mean over evenly spaced quantiles, good to four digits for the shapes of waits. */
export function weibullMean({ shape, scale }: Weibull): number {
  const steps = 100_000
  let sum = 0
  for (let n = 0; n < steps; n++) sum += (-Math.log((n + 0.5) / steps)) ** (1 / shape)
  return (scale * sum) / steps
}
