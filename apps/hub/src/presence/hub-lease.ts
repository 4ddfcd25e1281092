import { enterHub, leaveHub, renewHub, Unavailable, type Store } from '@hearline/store'
import type { Log } from '../log.ts'

const RENEW_MS = 1_000
/** Seats of a hub count as present while its lease lasts; long enough for a short stall of Postgres, in ms. */
const LEASE_MS = 5_000

/** Says once a second, on a connection of its own, that this hub lives. */
export async function holdHubLease(deps: { store: Store; hubId: string; address: string; log: Log }) {
  const { hubId, address, log } = deps
  const lane = deps.store.lane()
  await enterHub(lane.db, hubId, address, LEASE_MS)

  let renewing = false
  async function renew(): Promise<void> {
    if (renewing) return
    renewing = true
    try {
      const endsAt = await renewHub(lane.db, hubId, LEASE_MS)
      if (endsAt === undefined) await enterHub(lane.db, hubId, address, LEASE_MS)
    } catch (error) {
      if (error instanceof Unavailable) log.debug({ err: error }, 'the hub lease was not renewed')
      else log.error({ err: error }, 'the hub lease was not renewed')
    } finally {
      renewing = false
    }
  }
  const timer = setInterval(() => void renew(), RENEW_MS)

  return {
    async leave(): Promise<void> {
      clearInterval(timer)
      await leaveHub(lane.db, hubId).catch(() => undefined)
      await lane.end()
    },
  }
}
