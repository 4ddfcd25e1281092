import { setTimeout as wait } from 'node:timers/promises'
import { openAudience } from '../../stand/audience.ts'
import { whole } from './news-under.ts'
import type { FaultPromise } from './promise.ts'

const LATE_MS = 3_000

export const lastMessage: FaultPromise = {
  name: 'last-message',
  promise: 'the last message by Redis dropped and then silence: never visible on a screen for more than 3 s',
  async run({ stand, full }) {
    await whole(stand)
    const { line } = stand.redis
    const audience = await openAudience(stand)
    const before = line.fates.drop
    // what tells of rows; the beat, by which a hub knows that it hears, comes through
    line.tamper((unit) => (unit.includes('"changes":[{') ? 'drop' : 'pass'))
    try {
      const late: number[] = []
      const rounds = full ? 30 : 3
      for (let n = 0; n < rounds; n += 1) {
        late.push(...(await audience.command()))
        await wait(170) // at another moment between two healing reads each time
      }
      const worst = Math.max(...late)
      const dropped = line.fates.drop - before
      const figure = `${dropped} messages dropped after ${rounds} commands, seen ${worst.toFixed()} ms late at most`
      return { figure, held: worst <= LATE_MS && dropped >= rounds }
    } finally {
      line.tamper()
      audience.close()
    }
  },
}
