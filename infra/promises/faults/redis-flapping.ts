import { randomFrom } from '../../stand/random.ts'
import { flapRedis } from '../nemesis/redis-flapping.ts'
import { flushRedis } from '../nemesis/redis-flushed.ts'
import { newsUnder } from './news-under.ts'
import type { FaultPromise } from './promise.ts'

export const redisFlapping: FaultPromise = {
  name: 'redis-flapping',
  promise:
    'Redis flushed and its listeners cut off, then dying and coming back all the time: no process ends, news at most 1.5 s late, screens right 3 s after quiet',
  run({ stand, full, seed }) {
    const random = randomFrom(seed)
    const fault = async () => {
      await flushRedis.strike({ stand, random, ms: full ? 8_000 : 1_000 })
      await flapRedis.strike({ stand, random, ms: full ? 30_000 : 3_000 })
    }
    return newsUnder(stand, fault, 1_500)
  },
}
