import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '../log.ts'
import type { Saying } from './saying.ts'

/** How the hub took one event. */
export type Taken = { status: number; code?: string }
export type Outbox = {
  say: (saying: Saying) => void
  /** Resolves when everything said so far has been taken. */
  flushed: () => Promise<void>
  waiting: () => number
  close: () => void
}

type Settings = {
  url: string
  key: string
  log: Log
  /** Told of each event once the hub has taken or refused it. */
  onTaken?: (saying: Saying, taken: Taken) => void
  /** Ms before the first retry; doubles up to twenty times that. */
  backoff?: number
}

/**
 * Events to the hub, strictly in order: one is on its way at a time, and stays, with its id, until the hub has taken it.
 * `n` starts at the clock, so that it rises over restarts too.
 */
export function openOutbox({ url, key, log, onTaken, backoff = 100 }: Settings): Outbox {
  const queue: { saying: Saying; id: string; n: number; at: number }[] = []
  const closing = new AbortController()
  let n = Date.now()
  let idle: PromiseWithResolvers<void> | undefined

  async function post(): Promise<void> {
    idle = Promise.withResolvers()
    for (let tries = 0; queue[0] !== undefined && !closing.signal.aborted;) {
      const { saying, id, at, n: number } = queue[0]
      const event = { ...saying, id, n: number, at: new Date(at).toISOString(), ageMs: Math.max(0, Date.now() - at) }
      const taken = await tell(event)
      if (taken !== undefined && isFinal(taken.status)) {
        queue.shift()
        tries = 0
        if (taken.status >= 400 && taken.status !== 409) log.error('event refused', { type: saying.type, ...taken })
        onTaken?.(saying, taken)
        continue
      }
      if (tries === 4) log.warn('events are waiting for the hub', { waiting: queue.length, status: taken?.status })
      const rest = Math.min(backoff * 2 ** tries, backoff * 20)
      await delay(rest, undefined, { signal: closing.signal }).catch(() => undefined)
      tries += 1
    }
    idle.resolve()
    idle = undefined
  }

  async function tell(event: object): Promise<Taken | undefined> {
    try {
      const response = await fetch(new URL('/api/v1/cti/events', url), {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify(event),
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(10_000)]),
      })
      const body = (await response.json().catch(() => undefined)) as { error?: { code?: string } } | undefined
      const code = body?.error?.code
      return { status: response.status, ...(code === undefined ? {} : { code }) }
    } catch {
      return undefined
    }
  }

  return {
    say: (saying) => {
      queue.push({ saying, id: randomUUID(), n: (n += 1), at: Date.now() })
      if (idle === undefined) void post()
    },
    flushed: () => idle?.promise ?? Promise.resolve(),
    waiting: () => queue.length,
    close: () => {
      closing.abort()
    },
  }
}

/** A wrong key or a full hub may mend; anything else the hub has decided. */
const isFinal = (status: number): boolean => status < 500 && ![401, 403, 404, 429].includes(status)
