import { RateLimiterMemory } from 'rate-limiter-flexible'

/** Wrong passwords an account may see in five minutes before it rests. */
const TRIES = 10
const WINDOW_S = 300

/** Counts wrong passwords per account: one address may bring a whole shift, one account only one person. */
export function openTries() {
  const limiter = new RateLimiterMemory({ points: TRIES, duration: WINDOW_S })
  return {
    /** Seconds until the account may be tried again; 0 when it may be now. */
    async rest(username: string): Promise<number> {
      const state = await limiter.get(username)
      return state !== null && state.consumedPoints >= TRIES ? Math.ceil(state.msBeforeNext / 1000) : 0
    },
    async wrong(username: string): Promise<void> {
      await limiter.penalty(username)
    },
    async right(username: string): Promise<void> {
      await limiter.delete(username)
    },
  }
}
export type Tries = ReturnType<typeof openTries>
