import { newsUnder } from './news-under.ts'
import type { FaultPromise } from './promise.ts'

export const redisFlapping: FaultPromise = {
  name: 'redis-flapping',
  promise:
    'Redis dying and coming back all the time: no process ends, news at most 1.5 s late, screens right 3 s after quiet',
  run: ({ stand, full }) => newsUnder(stand, () => stand.redis.flap(full ? 30_000 : 3_000), 1_500),
}
