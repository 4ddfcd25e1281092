import { setTimeout as wait } from 'node:timers/promises'
import type { Nemesis } from './nemesis.ts'

const EVERY_MS = 400

/** All it keeps is forgotten and all that listen are cut off, again and again. */
export const flushRedis: Nemesis = {
  name: 'redis-flushed',
  at: 'redis',
  async strike({ stand, ms }) {
    const end = performance.now() + ms
    let cutOff = 0
    do {
      await wait(EVERY_MS)
      cutOff += await stand.redis.flush()
    } while (performance.now() < end)
    if (cutOff === 0) throw new Error('nobody listened to Redis')
  },
}
