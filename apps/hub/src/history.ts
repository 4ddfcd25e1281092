import { setTimeout as pause } from 'node:timers/promises'
import type { Timings } from '@hearline/domain'
import { noteDue, Unavailable, writeNextQuarter, type Store } from '@hearline/store'
import type { Log } from './log.ts'

const EVERY_MS = 30_000

/**
 * Writes the history: every interval when it is over, and again when something of it comes late. The hub that routes
 * does; two that both believe they do write each interval once all the same.
 */
export function startHistory(deps: {
  store: Pick<Store, 'tx'>
  timings: Timings
  isMine: () => boolean
  log: Log
  everyMs?: number
}): { stop(): Promise<void> } {
  const { store, timings, isMine, log, everyMs = EVERY_MS } = deps
  const stopping = new AbortController()
  const { signal } = stopping

  async function pass(): Promise<void> {
    await noteDue(store)
    while (!signal.aborted && isMine() && (await writeNextQuarter(store, timings)) !== undefined);
  }

  const loop = (async () => {
    while (!signal.aborted) {
      if (isMine())
        await pass().catch((error: unknown) => {
          if (!(error instanceof Unavailable)) log.error({ err: error }, 'the history could not be written')
        })
      await pause(everyMs, undefined, { signal }).catch(() => undefined)
    }
  })()

  return {
    async stop() {
      stopping.abort()
      await loop
    },
  }
}
