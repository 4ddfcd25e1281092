import type { Day } from '../report/day.ts'
import type { Seen } from '../report/figures.ts'

export const answered = (at: number, wait: number, talk = 100): Seen => ({
  at,
  to: '12345',
  answeredAfter: wait,
  endedAfter: wait + talk,
  ending: 'caller',
})
export const gaveUp = (at: number, wait: number): Seen => ({ at, to: '12369', endedAfter: wait, ending: 'caller' })

/** A short day of given calls, from 10:10 on at speed 60. */
export const playedDay = (calls: readonly Seen[], rest: Partial<Day> = {}): Day => ({
  seed: '1',
  speed: 60,
  lasted: 3600,
  complete: true,
  opens: 36_600,
  planned: calls.length,
  tally: { offered: calls.length, answered: 0, abandoned: 0, redialled: 0, unreached: 0 },
  calls,
  onDuty: () => 7,
  outages: [],
  weather: [],
  samples: [],
  machine: {
    cpu: 0.2,
    memoryMb: 90,
    loopDelayMs: 3,
    lateMs: 4,
    takenMs: 9,
    addedSeconds: 0.54,
    mostUnsent: 12,
    load: 1,
  },
  ...rest,
})
