import { normal } from '../random/draw.ts'
import type { Random } from '../random/generator.ts'

/** A length of time whose logarithm is normal. `mu` and `sigma` belong to the logarithm of seconds. */
export type Lognormal = { mu: number; sigma: number }

/** Seconds. */
export const drawLognormal = (random: Random, { mu, sigma }: Lognormal): number => Math.exp(mu + sigma * normal(random))

/** Share of lengths up to `seconds`. */
export const lognormalUpTo = ({ mu, sigma }: Lognormal, seconds: number): number =>
  seconds <= 0 ? 0 : normalUpTo((Math.log(seconds) - mu) / sigma)

export const lognormalMean = ({ mu, sigma }: Lognormal): number => Math.exp(mu + sigma ** 2 / 2)

/** Abramowitz and Stegun, 26.2.17: error below 7.5e-8. */
function normalUpTo(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x))
  const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  const tail = (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * poly
  return x >= 0 ? 1 - tail : tail
}
