import type { Nemesis } from './nemesis.ts'

export const flapRedis: Nemesis = {
  name: 'redis-flapping',
  at: 'redis',
  strike: ({ stand, ms }) => stand.redis.flap(ms),
}
