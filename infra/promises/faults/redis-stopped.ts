import { newsUnder } from './news-under.ts'
import type { FaultPromise } from './promise.ts'

export const redisStopped: FaultPromise = {
  name: 'redis-stopped',
  promise:
    'Redis stopped for 30 s, no connection broken: no process ends, news at most 1.5 s late, screens right 3 s after quiet',
  run: ({ stand, full }) => newsUnder(stand, () => stand.redis.freeze(full ? 30_000 : 8_000), 1_500),
}
