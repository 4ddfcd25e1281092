import { releaseRoutingLease, renewRoutingLease, takeRoutingLease, Unavailable, type Store } from '@hearline/store'
import type { Millis } from '@hearline/domain'
import type { Log } from '../log.ts'
import { openBell } from '../timers/bell.ts'

const LEASE_MS: Millis = 3_000
const RENEW_MS: Millis = 1_000

/** Who routes: one hub at a time. `fence` is absent while that is another one, or while nobody knows. */
export type HeldLease = {
  readonly fence: number | undefined
  stop(): Promise<void>
}

/** Takes the lease when it is free and renews it each second, on a connection that waits behind nothing. */
export function holdLease(deps: {
  store: Pick<Store, 'lane'>
  hubId: string
  log: Log
  onTaken: () => void
}): HeldLease {
  const { store, hubId, log, onTaken } = deps
  const lane = store.lane()
  const bell = openBell()
  let lease: { fence: number; until: number } | undefined
  const stopping = new AbortController()

  // the end is counted from before the question, so that we let go before the database does
  const isHeld = () => lease !== undefined && performance.now() < lease.until

  async function step(): Promise<void> {
    const asked = performance.now()
    const before = lease
    try {
      const renewed = before && (await renewRoutingLease(lane.db, hubId, before.fence, LEASE_MS))
      const held = renewed ?? (await takeRoutingLease(lane.db, hubId, LEASE_MS))
      lease = held && { fence: held.fence, until: asked + LEASE_MS }
      if (before && !renewed) log.warn({ fence: before.fence }, 'the routing lease was lost')
      if (held && !renewed) {
        log.info({ fence: held.fence }, 'this hub routes')
        onTaken()
      }
    } catch (error) {
      if (!(error instanceof Unavailable)) log.error({ err: error }, 'the routing lease stumbled')
    }
  }

  const loop = (async () => {
    while (!stopping.signal.aborted) {
      await step()
      await bell.wait(RENEW_MS)
    }
  })()

  return {
    get fence() {
      return isHeld() ? lease?.fence : undefined
    },
    async stop() {
      stopping.abort()
      bell.ring()
      await loop
      if (lease) await releaseRoutingLease(lane.db, hubId, lease.fence).catch(() => undefined)
      lease = undefined
      await lane.end()
    },
  }
}
