import type { Caller } from '../callers/caller.ts'
import type { LogFigures } from './log-figures.ts'

/** A day as it is meant: who calls which number when, who is on duty, what happens to the switch. The seed alone decides it. */
export type Plan = {
  /** Second of the day at which it begins. */
  opens: number
  /** In order of their calls, in seconds since the beginning. */
  callers: Iterable<Caller>
  /** How many calls there will be, redials aside; absent for a day without end. */
  total?: number
  /** Usernames on duty at a second since the beginning. */
  onDuty: (second: number) => readonly string[]
  /** When the switch dies, and for how long, in seconds since the beginning. */
  outages: readonly { at: number; seconds: number }[]
  /** What the log itself says of these calls, when they are played as they were. */
  log?: LogFigures
}
