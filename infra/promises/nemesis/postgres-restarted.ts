import { setTimeout as wait } from 'node:timers/promises'
import { oneOf, type Nemesis } from './nemesis.ts'

/** So long it stays between two restarts. */
const UP_MS = 4_000

/** As after a power cut or in order, as chance has it. */
export const restartPostgres: Nemesis = {
  name: 'postgres-restarted',
  at: 'postgres',
  async strike({ stand, random, ms }) {
    const end = performance.now() + ms
    for (;;) {
      await stand.cluster.restart(oneOf(['immediate', 'fast'], random))
      if (performance.now() + UP_MS > end) return
      await wait(UP_MS)
    }
  },
}
