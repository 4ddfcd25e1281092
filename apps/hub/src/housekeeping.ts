import { purgeCommands, purgeHubs, purgePairings, type Store } from '@hearline/store'
import type { Log } from './log.ts'

const EVERY_MS = 600_000

/** Forgets what is kept for a day only. Any hub may do it, and doing it twice does no harm. */
export function startHousekeeping({ store, log }: { store: Pick<Store, 'read'>; log: Log }): { stop(): void } {
  async function clean(): Promise<void> {
    while ((await purgeCommands(store.read)) > 0);
    await purgeHubs(store.read)
    await purgePairings(store.read)
  }
  const timer = setInterval(() => {
    clean().catch((error: unknown) => log.debug({ err: error }, 'housekeeping failed'))
  }, EVERY_MS)
  return { stop: () => clearInterval(timer) }
}
