import type { OperatorId } from '@hearline/domain'
import type { Caller } from './callers/caller.ts'
import type { Clock } from './clock.ts'

/** What reaches an operator's ear; the hub never hears it. */
type Ear = {
  hears: (caller: Caller) => void
  /** Everything is said and it is the operator's turn to end the call. */
  settled: () => void
}
export type Voice = {
  /** The result takes the headset off again. */
  listen: (operator: OperatorId, ear: Ear) => () => void
  /** Joins a caller to an operator; the result takes them apart again. */
  join: (operator: OperatorId, caller: Caller, hangUp: () => void) => () => void
}

/** A caller stays on the line so much longer with a person than with a simulated operator. Seconds. */
const moreForPeople = 180
const untilImpatient = 60

/**
 * The sound between caller and operator. One length is drawn for each talk, so that talks last as long as the real ones
 * did: at its end either the caller hangs up or the operator is the one to end the call.
 */
export function openVoice(clock: Clock): Voice {
  const ears = new Map<OperatorId, Ear>()
  return {
    listen: (operator, ear) => {
      ears.set(operator, ear)
      return () => {
        if (ears.get(operator) === ear) ears.delete(operator)
      }
    },
    join: (operator, caller, hangUp) => {
      const ear = ears.get(operator)
      ear?.hears(caller)
      if (ear === undefined) return clock.after(caller.talk + moreForPeople, hangUp)
      if (caller.lastWord === 'caller') return clock.after(caller.talk, hangUp)
      let cancel = clock.after(caller.talk, () => {
        cancel = clock.after(untilImpatient, hangUp)
        ear.settled()
      })
      return () => {
        cancel()
      }
    },
  }
}
