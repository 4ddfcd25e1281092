import { setTimeout as wait } from 'node:timers/promises'
import { newsUnder } from './news-under.ts'
import type { FaultPromise } from './promise.ts'

export const redisFlushed: FaultPromise = {
  name: 'redis-flushed',
  promise:
    'Redis flushed, its listeners cut off: no process ends, news at most 1.5 s late, screens right 3 s after quiet',
  async run({ stand, full }) {
    const rounds = full ? 20 : 3
    let cutOff = 0
    const fault = async () => {
      for (let n = 0; n < rounds; n += 1) {
        await wait(500)
        cutOff += await stand.redis.flush()
      }
    }
    const { figure, held } = await newsUnder(stand, fault, 1_500)
    return { figure: `${cutOff} times a listener was cut off; ${figure}`, held: held && cutOff >= rounds }
  },
}
