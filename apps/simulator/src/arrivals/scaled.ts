import { below, between } from '../random/draw.ts'
import type { Random } from '../random/generator.ts'

/** How far a doubled call may stand from the one it was taken from, in seconds. */
const spread = 30

/**
 * Exactly `count` entries with the shape of those given: fewer by leaving some out at random (thinning), more by laying
 * further copies over them, each up to half a minute off (superposition). Seconds, sorted, within 0 and `length`.
 */
export function scaled(random: Random, entries: readonly number[], count: number, length: number): number[] {
  const pool = [...entries]
  const chosen: number[] = []
  for (let i = 0; i < count; i++) {
    const round = Math.floor(i / entries.length)
    if (pool.length === 0) pool.push(...entries)
    const [entry = 0] = pool.splice(below(random, pool.length), 1)
    const moved = round === 0 ? entry : entry + between(random, -spread, spread)
    chosen.push(Math.min(length - 0.001, Math.max(0, moved)))
  }
  return chosen.toSorted((a, b) => a - b)
}
