import { createServer, type RequestListener, type Server } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { Unavailable } from '@hearline/store'
import type { Log } from './log.ts'

const RETRY_MS = 500
/**
 * Lines the kernel holds until the hub turns to them. Of a whole floor coming back at once the default of 511 drops
 * most, and each dropped one is tried again only after 1, 3 and 7 s.
 */
const BACKLOG = 4_096

/** Listens before there is anything to say: it tells that it lives, and refuses the rest until `serve`. */
export async function listen(port: number, host: string) {
  let answer: RequestListener = (req, res) => {
    const isHealth = req.url === '/healthz'
    res.writeHead(isHealth ? 200 : 503, { 'content-type': 'application/json', 'retry-after': '1' })
    res.end(JSON.stringify(isHealth ? { ok: true } : { error: { code: 'unavailable', message: 'Starting.' } }))
  }
  // whoever takes longer to say what he wants is not heard
  const limits = { headersTimeout: 5_000, requestTimeout: 30_000, connectionsCheckingInterval: 1_000 }
  const http: Server = createServer(limits, (req, res) => answer(req, res))
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen({ port, host, backlog: BACKLOG }, () => resolve())
  })
  const address = http.address()
  if (address === null || typeof address === 'string') throw new Error('the hub listens at no port')
  return {
    http,
    port: address.port,
    serve: (listener: RequestListener) => void (answer = listener),
  }
}

/** Tries until Postgres can be reached. */
export async function whenReached<T>(work: () => Promise<T>, log: Log): Promise<T> {
  for (let said = false; ; said = true) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error
      if (!said) log.warn({ err: error }, 'waiting for Postgres')
      await pause(RETRY_MS)
    }
  }
}
