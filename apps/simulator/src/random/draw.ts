import type { Random } from './generator.ts'

export const chance = (random: Random, share: number): boolean => random.next() < share

/** Uniform between two bounds. */
export const between = (random: Random, low: number, high: number): number => low + (high - low) * random.next()

/** A whole number from 0 up to, not including, `n`. */
export const below = (random: Random, n: number): number => Math.floor(random.next() * n)

/** One of a list that is not empty. */
export function pick<T>(random: Random, list: readonly T[]): T {
  const chosen = list[below(random, list.length)]
  if (chosen === undefined) throw new Error('nothing to pick from')
  return chosen
}

/** One key, each as likely as its weight; weights need not sum to one. */
export function weighted<K extends string>(random: Random, weights: Readonly<Record<K, number>>): K {
  const entries = Object.entries<number>(weights) as [K, number][]
  let left = random.next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [key, weight] of entries) {
    left -= weight
    if (left < 0) return key
  }
  throw new Error('no weight given')
}

/** Standard normal by Box and Muller. */
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())

/** Exponential with the given mean. */
export const exponential = (random: Random, mean: number): number => -mean * Math.log(1 - random.next())
