import { setTimeout as wait } from 'node:timers/promises'
import { oneOf, type Nemesis } from './nemesis.ts'

export const killHub: Nemesis = {
  name: 'hub-killed',
  at: 'hub',
  async strike({ stand, random, ms }) {
    const hub = oneOf(stand.hubs, random)
    await hub.kill('SIGKILL')
    await wait(ms)
    await hub.start()
  },
}
