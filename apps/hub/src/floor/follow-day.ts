import { Unavailable, type Store } from '@hearline/store'
import type { Log } from '../log.ts'
import { openBell } from '../timers/bell.ts'
import type { FloorModel } from './model.ts'
import { readOn, type DayTally } from './tally.ts'

/** At most four reads a second while calls change, one a second besides, in ms. */
const BUSY_MS = 250
const CALM_MS = 1_000

/** Keeps the day's counts up with what Postgres was told, be it through this hub, another or a hand. */
export function followDay(deps: { store: Pick<Store, 'read'>; model: FloorModel; tally: DayTally; log: Log }): {
  stop(): Promise<void>
} {
  const { model, log } = deps
  const bell = openBell()
  const stopping = new AbortController()
  const isStopped = () => stopping.signal.aborted
  const silence = model.onApplied((applied) => {
    if (applied.some(({ kind }) => kind === 'call')) bell.ring()
  })

  const loop = (async () => {
    while (!isStopped()) {
      const began = performance.now()
      await readOn(deps).catch((error: unknown) => {
        if (!(error instanceof Unavailable)) log.error({ err: error }, 'the day could not be read on')
      })
      await bell.wait(CALM_MS)
      const left = BUSY_MS - (performance.now() - began)
      if (left > 0 && !isStopped()) await new Promise((resolve) => setTimeout(resolve, left))
    }
  })()

  return {
    async stop() {
      stopping.abort()
      silence()
      bell.ring()
      await loop
    },
  }
}
