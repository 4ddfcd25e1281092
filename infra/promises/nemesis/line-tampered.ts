import { setTimeout as wait } from 'node:timers/promises'
import { byChance } from '../../stand/tampering.ts'
import type { Nemesis } from './nemesis.ts'

const SHARE = 0.2

export const tamperLine: Nemesis = {
  name: 'line-tampered',
  at: 'line',
  async strike({ stand, random, ms }) {
    const { line } = stand.redis
    line.tamper(byChance({ drop: SHARE, double: SHARE, reorder: SHARE, seed: Math.floor(random() * 1e9) }))
    await wait(ms).finally(() => line.tamper())
  },
}
