import { setTimeout as pause } from 'node:timers/promises'
import type { Timings } from '@hearline/domain'
import { noteDue, Unavailable, writeNextQuarter, type Store } from '@hearline/store'
import type { Log } from './log.ts'

const EVERY_MS = 30_000

/** So many passes in a row that Postgres did not bear are told; fewer may be chance. */
const TELLING = 3

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

  let refused = 0
  async function tried(): Promise<void> {
    try {
      await pass()
      if (refused >= TELLING) log.info('the history is written again')
      refused = 0
    } catch (error) {
      if (!(error instanceof Unavailable)) log.error({ err: error }, 'the history could not be written')
      else if (++refused === TELLING)
        log.warn({ err: error }, 'the history could not be written several times in a row')
    }
  }

  const loop = (async () => {
    while (!signal.aborted) {
      if (isMine()) await tried()
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
