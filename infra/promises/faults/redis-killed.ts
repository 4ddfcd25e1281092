import { setTimeout as wait } from 'node:timers/promises'
import { newsUnder } from './news-under.ts'
import type { FaultPromise } from './promise.ts'

export const redisKilled: FaultPromise = {
  name: 'redis-killed',
  promise: 'Redis killed for 5 s: no process ends, news at most 1.5 s late, screens right 3 s after quiet',
  async run({ stand, full }) {
    const { redis } = stand
    const fault = async () => {
      for (let n = 0; n < (full ? 3 : 1); n += 1) {
        if (n > 0) await wait(2_000)
        await redis.kill()
        await wait(5_000)
        await redis.start()
      }
    }
    return newsUnder(stand, fault, 1_500)
  },
}
