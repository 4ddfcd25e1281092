import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '../log.ts'
import type { Saying } from './saying.ts'

/** How the hub took one event. */
export type Taken = { status: number; code?: string }
export type Outbox = {
  say: (saying: Saying) => void
  /** Resolves when everything said so far has been taken. */
  flushed: () => Promise<unknown>
  waiting: () => number
  close: () => void
}

type Settings = {
  url: string
  key: string
  log: Log
  /** Told of each event once the hub has taken or refused it, so many ms after it happened. */
  onTaken?: (saying: Saying, taken: Taken, afterMs: number) => void
  /** Ms before the first retry; doubles up to twenty times that. */
  backoff?: number
}

type Entry = { saying: Saying; id: string; n: number; at: number; onItsWay: boolean }

/** How many events are on their way at once, each of another call. */
const abreast = 8

/**
 * Events to the hub, in order within each call: one of a call's is on its way at a time, and stays, with its id, until
 * the hub has taken it. `switch-up` speaks of all calls: it overtakes nothing and nothing overtakes it. `n` starts at
 * the clock, so that it rises over restarts too.
 */
export function openOutbox({ url, key, log, onTaken, backoff = 100 }: Settings): Outbox {
  const queue: Entry[] = []
  const closing = new AbortController()
  let n = Date.now()
  let idle: PromiseWithResolvers<undefined> | undefined

  /** Sets everything on its way that may go. */
  function pump(): void {
    const busy = new Set<string>()
    for (const entry of queue) {
      if (busy.size >= abreast || closing.signal.aborted) return
      const { saying } = entry
      const call = 'call' in saying ? saying.call : undefined
      if (call === undefined && busy.size > 0) return
      const free = !entry.onItsWay && !busy.has(call ?? '')
      busy.add(call ?? '')
      if (free) void deliver(entry)
      if (call === undefined) return
    }
    if (queue.length === 0) idle?.resolve(undefined)
    if (queue.length === 0) idle = undefined
  }

  async function deliver(entry: Entry): Promise<void> {
    const { saying, id, at, n: number } = entry
    entry.onItsWay = true
    for (let tries = 0; !closing.signal.aborted; tries++) {
      const event = { ...saying, id, n: number, at: new Date(at).toISOString(), ageMs: Math.max(0, Date.now() - at) }
      const taken = await tell(event)
      if (taken !== undefined && isFinal(taken.status)) {
        queue.splice(queue.indexOf(entry), 1)
        if (taken.status >= 400 && taken.status !== 409) log.error('event refused', { type: saying.type, ...taken })
        onTaken?.(saying, taken, Date.now() - at)
        break
      }
      if (tries === 4 && queue[0] === entry)
        log.warn('events are waiting for the hub', { waiting: queue.length, status: taken?.status })
      const rest = Math.min(backoff * 2 ** tries, backoff * 20)
      await delay(rest, undefined, { signal: closing.signal }).catch(() => undefined)
    }
    pump()
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
      queue.push({ saying, id: randomUUID(), n: (n += 1), at: Date.now(), onItsWay: false })
      idle ??= Promise.withResolvers<undefined>()
      pump()
    },
    flushed: () => idle?.promise ?? Promise.resolve(undefined),
    waiting: () => queue.length,
    close: () => {
      closing.abort()
    },
  }
}

/** A wrong key or a full hub may mend; anything else the hub has decided. */
const isFinal = (status: number): boolean => status < 500 && ![401, 403, 404, 429].includes(status)
