import { setTimeout as wait } from 'node:timers/promises'
import { randomFrom } from '../../stand/random.ts'
import { killRedis } from '../nemesis/redis-killed.ts'
import { newsUnder } from './news-under.ts'
import type { FaultPromise } from './promise.ts'

export const redisKilled: FaultPromise = {
  name: 'redis-killed',
  promise: 'Redis killed for 5 s: no process ends, news at most 1.5 s late, screens right 3 s after quiet',
  run({ stand, full, seed }) {
    const random = randomFrom(seed)
    const fault = async () => {
      for (let n = 0; n < (full ? 3 : 1); n += 1) {
        if (n > 0) await wait(2_000)
        await killRedis.strike({ stand, random, ms: 5_000 })
      }
    }
    return newsUnder(stand, fault, 1_500)
  },
}
