const attempts = 4
const longest = 5_000

/**
 * ms to wait before the next attempt with the same key, or undefined when it is time to tell the person.
 * @param attempt 1 for the first one made; @param retryAfter seconds, as the hub asked; @param random 0..1
 */
export function retryAfter(attempt: number, asked: string | null, random: number): number | undefined {
  if (attempt >= attempts) return undefined
  const seconds = asked === null ? Number.NaN : Number(asked)
  const wait = Number.isFinite(seconds) ? seconds * 1_000 : 300 * 2 ** (attempt - 1)
  return Math.min(longest, wait) * (1 + random * 0.3)
}
