import type { IncomingMessage } from 'node:http'
import { sessionCookie } from '../auth/cookie.ts'
import type { Origins } from '../http/origin.ts'

/** How many pages may come back at once, and how many a second after that; the rest try again by themselves. */
const BURST = 1_000
const PER_SECOND = 400

/** Decides about a handshake before any other work: a foreign page with a cookie, and a storm beyond measure, stay out. */
export function admission(origins: Origins, clock: () => number) {
  let tokens = BURST
  let filledAt = clock()
  return (req: IncomingMessage, decide: (error: string | null | undefined, success: boolean) => void): void => {
    const now = clock()
    tokens = Math.min(BURST, tokens + ((now - filledAt) / 1000) * PER_SECOND)
    filledAt = now
    if (sessionCookie(req.headers.cookie) !== undefined && !origins.allow(req)) {
      decide('foreign origin', false)
      return
    }
    if (tokens < 1) {
      decide('too many at once', false)
      return
    }
    tokens -= 1
    decide(null, true)
  }
}
