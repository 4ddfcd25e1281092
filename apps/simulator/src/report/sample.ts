/** A look at the floor and at the machine while a day is played. */
export type Sample = {
  /** Seconds since the beginning of the day. */
  at: number
  /** How many operators do what: an activity, or an availability while idle. */
  seats: Readonly<Record<string, number>>
} & Moment

/** What the machine did since the look before; what happened not once is absent. */
export type Moment = {
  /** Share of one core, of the simulator alone. */
  cpu: number
  /** Processes wanting a core in the last minute, over all of the machine. */
  load: number
  /** 99 of 100 calls came later than planned by less, and events were taken by the hub after less. In ms of this machine. */
  lateMs?: number
  takenMs?: number
}

/** What operators can be doing, as a report tells it: the first three are work. */
type Doing = 'talking' | 'ringing' | 'wrap-up' | 'ready' | 'not ready'
export type Seats = Record<Doing, number>

const doingOf: Readonly<Record<string, Doing>> = {
  ...{ talking: 'talking', held: 'talking', consulting: 'talking' },
  ...{ offered: 'ringing', 'wrap-up': 'wrap-up', ready: 'ready' },
}

/** The mean over some looks; absent of none. */
export function seatsIn(samples: readonly Sample[]): Seats | undefined {
  if (samples.length === 0) return undefined
  const sum: Seats = { talking: 0, ringing: 0, 'wrap-up': 0, ready: 0, 'not ready': 0 }
  for (const { seats } of samples)
    for (const [state, many] of Object.entries(seats)) sum[doingOf[state] ?? 'not ready'] += many / samples.length
  return sum
}

/** Engaged ÷ (engaged + idle), from the ring to the end of the wrap-up; absent while nobody was at work. */
export function occupancyOf(seats: Seats | undefined): number | undefined {
  if (seats === undefined) return undefined
  const engaged = seats.talking + seats.ringing + seats['wrap-up']
  return engaged + seats.ready > 0 ? engaged / (engaged + seats.ready) : undefined
}
