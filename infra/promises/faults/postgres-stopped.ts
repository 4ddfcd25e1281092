import { freezePostgres } from '../../stand/postgres.ts'
import { commandsUnder } from './commands-under.ts'
import type { FaultPromise } from './promise.ts'

export const postgresStopped: FaultPromise = {
  name: 'postgres-stopped',
  promise:
    'Postgres stopped for 60 s (the short form: 4 s), no connection broken: lost 0, 503 within 1 s, works within 2 s',
  long: true,
  run: ({ stand, full }) =>
    commandsUnder(stand, async () => {
      const from = performance.now()
      await freezePostgres(stand.cluster.pid, full ? 60_000 : 4_000)
      return [{ from, until: performance.now() }]
    }),
}
