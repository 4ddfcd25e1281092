import { writeFile } from 'node:fs/promises'
import type { Pages } from './operators/book.ts'
import type { Crew } from './operators/crew.ts'
import type { Settings } from './settings.ts'
import type { Account, CallSeen, Tally } from './switch/account.ts'
import type { Outbox } from './switch/outbox.ts'
import type { Switch } from './switch/switch.ts'

export type Summary = Tally & {
  waiting: number
  ringing: number
  talking: number
  /** Events the hub has not taken yet. */
  unsent: number
  operators: Record<string, number>
}

/** Figures of the moment. */
export function summarise(account: Account, desk: Switch, outbox: Outbox, crew: Crew): Summary {
  const states = desk.lines().map((line) => line.state)
  const count = (...wanted: string[]) => states.filter((state) => wanted.includes(state)).length
  return {
    ...account.tally(),
    waiting: count('waiting'),
    ringing: count('ringing'),
    talking: count('connected', 'held'),
    unsent: outbox.waiting(),
    operators: crew.states(),
  }
}

/** What a run leaves behind: each call as the switch saw it, each command as the hub answered it. */
export type Report = {
  seed: string
  speed: number
  startedAt: string
  endedAt: string
  /** All calls came, all of them ended, and every operator was done. */
  complete: boolean
  summary: Summary
  calls: readonly CallSeen[]
  operators: readonly Pages[]
}

export const writeReport = (path: string, { seed, speed }: Settings, rest: Omit<Report, 'seed' | 'speed'>) =>
  writeFile(path, `${JSON.stringify({ seed, speed, ...rest } satisfies Report, null, 1)}\n`)
