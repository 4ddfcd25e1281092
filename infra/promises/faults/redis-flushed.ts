import { setTimeout as wait } from 'node:timers/promises'
import { newsUnder } from './news-under.ts'
import type { FaultPromise } from './promise.ts'

export const redisFlushed: FaultPromise = {
  name: 'redis-flushed',
  promise:
    'Redis flushed, its listeners cut off: no process ends, news at most 1.5 s late, screens right 3 s after quiet',
  run({ stand, full }) {
    const fault = async () => {
      for (let n = 0; n < (full ? 20 : 2); n += 1) {
        await stand.redis.flush()
        await wait(500)
      }
    }
    return newsUnder(stand, fault, 1_500)
  },
}
