import type { Nemesis } from './nemesis.ts'

/** No connection breaks and nothing is answered. */
export const stopRedis: Nemesis = {
  name: 'redis-stopped',
  at: 'redis',
  strike: ({ stand, ms }) => stand.redis.freeze(ms),
}
