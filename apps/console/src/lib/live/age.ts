/** How long a figure may go without proof of life, in ms, before it turns grey. */
export const proofWithin = { queues: 3_000, elsewhere: 5_000 } as const

export type Freshness = 'fresh' | 'stale' | 'unknown'

/** @param age ms since the data was last proven to be what Postgres holds; undefined: never. */
export function freshness(age: number | undefined, limit: number): Freshness {
  if (age === undefined) return 'unknown'
  return age > limit ? 'stale' : 'fresh'
}

/** ms between the hub's time and the last proof, never below 0. */
export function ageOf(provenAt: number | undefined, now: number | undefined): number | undefined {
  return provenAt === undefined || now === undefined ? undefined : Math.max(0, now - provenAt)
}
