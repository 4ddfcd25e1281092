import { randomFrom } from '../../stand/random.ts'
import { stopRedis } from '../nemesis/redis-stopped.ts'
import { newsUnder } from './news-under.ts'
import type { FaultPromise } from './promise.ts'

export const redisStopped: FaultPromise = {
  name: 'redis-stopped',
  promise:
    'Redis stopped for 30 s, no connection broken: no process ends, news at most 1.5 s late, screens right 3 s after quiet',
  run({ stand, full, seed }) {
    const how = { stand, random: randomFrom(seed), ms: full ? 30_000 : 5_000 }
    return newsUnder(stand, () => stopRedis.strike(how), 1_500)
  },
}
