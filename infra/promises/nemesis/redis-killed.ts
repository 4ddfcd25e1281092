import { setTimeout as wait } from 'node:timers/promises'
import type { Nemesis } from './nemesis.ts'

export const killRedis: Nemesis = {
  name: 'redis-killed',
  at: 'redis',
  async strike({ stand: { redis }, ms }) {
    await redis.kill()
    await wait(ms)
    await redis.start()
  },
}
