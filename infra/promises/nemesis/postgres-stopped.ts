import { freezePostgres } from '../../stand/postgres.ts'
import type { Nemesis } from './nemesis.ts'

/** No connection breaks and nothing is answered. */
export const stopPostgres: Nemesis = {
  name: 'postgres-stopped',
  at: 'postgres',
  strike: ({ stand, ms }) => freezePostgres(stand.cluster.pid, ms),
}
