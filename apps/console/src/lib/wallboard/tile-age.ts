import { freshness, proofWithin } from '#lib/live/age.ts'

/** How a tile stands by the age of its figure: live, grey with its age in whole seconds, or never told. */
export type TileAge = { state: 'fresh' } | { state: 'stale'; seconds: number } | { state: 'unknown' }

/** @param age ms since the figure was last proven, by the hub's clock; undefined: never */
export function tileAge(age: number | undefined): TileAge {
  const state = freshness(age, proofWithin.queues)
  return state === 'stale' ? { state, seconds: Math.floor((age ?? 0) / 1_000) } : { state }
}

/** A device whose clock is off by more does not say so: ages are reckoned by the hub's clock alone. In ms. */
const CLOCK_LIMIT = 2_000

/** Whole seconds by which the device's clock is wrong, before (+) or behind; undefined while it may be trusted. */
export const wrongClock = (ahead: number | undefined): number | undefined =>
  ahead === undefined || Math.abs(ahead) <= CLOCK_LIMIT ? undefined : Math.round(ahead / 1_000)

/** `12 s`, `5 min`, `3 h`, as an age is said. */
export function ageParts(seconds: number): { count: number; unit: 's' | 'min' | 'h' } {
  if (seconds < 120) return { count: seconds, unit: 's' }
  if (seconds < 7_200) return { count: Math.floor(seconds / 60), unit: 'min' }
  return { count: Math.floor(seconds / 3_600), unit: 'h' }
}
