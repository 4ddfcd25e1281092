import { setTimeout as wait } from 'node:timers/promises'
import type { Nemesis } from './nemesis.ts'

const EVERY_MS = 5_000

/** Every link to the hubs at once: pages, commands in flight and the switch. */
export const cutSockets: Nemesis = {
  name: 'sockets-cut',
  at: 'sockets',
  async strike({ stand, random, ms }) {
    const end = performance.now() + ms
    do {
      stand.door.cut()
      await wait((0.5 + random()) * EVERY_MS)
    } while (performance.now() < end)
  },
}
