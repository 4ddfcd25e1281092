import { setTimeout as wait } from 'node:timers/promises'
import { commandsUnder, type Outage } from './commands-under.ts'
import type { FaultPromise } from './promise.ts'

export const postgresRestarted: FaultPromise = {
  name: 'postgres-restarted',
  promise:
    'Postgres restarted as after a power cut and in order, in mid-command: lost 0, 503 within 1 s, works within 2 s',
  run: ({ stand, full }) =>
    commandsUnder(stand, async () => {
      const outages: Outage[] = []
      for (let n = 0; n < (full ? 3 : 1); n += 1)
        for (const how of ['immediate', 'fast'] as const) {
          if (outages.length > 0) await wait(2_000)
          const from = performance.now()
          await stand.cluster.restart(how)
          outages.push({ from, until: performance.now() })
        }
      return outages
    }),
}
