import type { Crew } from '../operators/crew.ts'
import type { Account, Tally } from '../switch/account.ts'
import type { Outbox } from '../switch/outbox.ts'
import type { Switch } from '../switch/switch.ts'
import { clockTime } from './words.ts'

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

/** One line for a terminal: the time of the day, and how far it is. `second` is one of the day. */
export function progressLine(summary: Summary, second: number, total: number | undefined): string {
  const time = clockTime(second)
  const { offered, answered, abandoned, waiting, ringing, talking, unsent } = summary
  const of = total === undefined ? '' : ` of ${total}`
  const seats = Object.values(summary.operators).reduce((a, b) => a + b, 0)
  const line = `${time}  offered ${offered}${of}, answered ${answered}, abandoned ${abandoned}; waiting ${waiting + ringing}, talking ${talking}, on duty ${seats}`
  return unsent > 100 ? `${line}, ${unsent} events unsent` : line
}
