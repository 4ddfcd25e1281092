import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { sessionCookie } from '../auth/cookie.ts'
import type { Origins } from '../http/origin.ts'
import type { Metrics } from '../metrics.ts'

/** How many pages may come back at once, and how many a second after that; the rest try again by themselves. */
const BURST = 1_000
const PER_SECOND = 400

export type AdmissionDeps = {
  readonly origins: Origins
  /** Milliseconds since any moment. */
  readonly clock: () => number
  readonly metrics: Pick<Metrics, 'handshakes'>
  readonly burst?: number
  readonly perSecond?: number
}

/**
 * Decides about every handshake before any other work: a foreign page with a cookie, and a storm beyond measure, stay
 * out. Stands in front of the listeners that `http` has by now, for Engine.IO would answer both with a bare 400.
 */
export function admit(http: Server, deps: AdmissionDeps): void {
  const { origins, clock, metrics, burst = BURST, perSecond = PER_SECOND } = deps
  let tokens = burst
  let filledAt = clock()
  const inside = http.listeners('upgrade') as ((...knock: [IncomingMessage, Duplex, Buffer]) => void)[]

  function decide(req: IncomingMessage): Result {
    const now = clock()
    tokens = Math.min(burst, tokens + ((now - filledAt) / 1000) * perSecond)
    filledAt = now
    if (sessionCookie(req.headers.cookie) !== undefined && !origins.allow(req)) return 'foreign'
    if (tokens < 1) return 'too-many'
    tokens -= 1
    return 'admitted'
  }

  http.removeAllListeners('upgrade')
  http.on('upgrade', (req, socket: Duplex, head) => {
    const result = decide(req)
    metrics.handshakes.inc({ result })
    if (result === 'admitted') for (const listener of inside) listener.call(http, req, socket, head)
    else refuse(socket, result)
  })
}

type Result = 'admitted' | keyof typeof answers

const answers = {
  foreign: ['403 Forbidden'],
  'too-many': ['503 Service Unavailable', 'Retry-After: 1'],
} as const

function refuse(socket: Duplex, why: keyof typeof answers): void {
  // whoever has gone meanwhile is no concern
  socket.on('error', () => undefined)
  const [status, ...headers] = answers[why]
  socket.end([`HTTP/1.1 ${status}`, ...headers, 'Connection: close', 'Content-Length: 0', '', ''].join('\r\n'), () =>
    socket.destroy(),
  )
}
