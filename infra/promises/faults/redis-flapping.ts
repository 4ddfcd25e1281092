import { setTimeout as wait } from 'node:timers/promises'
import { newsUnder } from './news-under.ts'
import type { FaultPromise } from './promise.ts'

export const redisFlapping: FaultPromise = {
  name: 'redis-flapping',
  promise:
    'Redis flushed and its listeners cut off, then dying and coming back all the time: no process ends, news at most 1.5 s late, screens right 3 s after quiet',
  async run({ stand, full }) {
    const rounds = full ? 20 : 3
    let cutOff = 0
    const fault = async () => {
      for (let n = 0; n < rounds; n += 1) {
        await wait(400)
        cutOff += await stand.redis.flush()
      }
      await stand.redis.flap(full ? 30_000 : 3_000)
    }
    const { figure, held } = await newsUnder(stand, fault, 1_500)
    return { figure: `${cutOff} times a listener was cut off; ${figure}`, held: held && cutOff >= rounds }
  },
}
