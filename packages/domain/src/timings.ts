import type { Instant, Millis } from './ids.ts'

/** Every duration of the floor, in milliseconds, in one record; a replay divides it by its speed. */
export type Timings = {
  /** A minute of the day, at the speed it runs; no centre sets another. */
  minute: Millis
  ring: Millis
  /** A number outside; longer, for nobody there is waiting for it. */
  outsideRing: Millis
  grace: Millis
  wrapUp: Millis
  wrapUpExtension: Millis
  relaxation: Millis
  overflow: Millis
  keptPlace: Millis
  legFailedReturn: Millis
  /** A caller put on hold should not wait longer. */
  longHold: Millis
  shortAbandon: Millis
  serviceLevel: Millis
  lateTimer: Millis
  breakDefault: Millis
  /** How long what was done with a ticket can be taken back. */
  undo: Millis
  callBackDue: Millis
  /** Between two tries of a call-back. */
  callBackPause: Millis
  /** How long somebody may have a call-back in hand. */
  callBackHold: Millis
  callBackExpiry: Millis
  /** How long somebody counts as being at a ticket after she said so. */
  visit: Millis
  presenceNoCalls: Millis
  presenceSignOut: Millis
}

const seconds = (n: number): Millis => n * 1_000
const minutes = (n: number): Millis => n * 60_000

/** The durations of a real day. */
export const standardTimings: Timings = {
  minute: minutes(1),
  ring: seconds(10),
  outsideRing: seconds(45),
  grace: seconds(5),
  wrapUp: seconds(60),
  wrapUpExtension: seconds(60),
  relaxation: seconds(30),
  overflow: seconds(60),
  keptPlace: seconds(60),
  legFailedReturn: seconds(5),
  longHold: seconds(60),
  shortAbandon: seconds(5),
  serviceLevel: seconds(15),
  lateTimer: seconds(5),
  breakDefault: minutes(15),
  undo: minutes(5),
  callBackDue: minutes(30),
  callBackPause: minutes(10),
  callBackHold: minutes(10),
  callBackExpiry: minutes(1_440),
  visit: seconds(60),
  presenceNoCalls: seconds(10),
  presenceSignOut: seconds(60),
}

/**
 * The timings of a day replayed `speed` times as fast; no duration falls below 1 ms. What measures the machine and not
 * the day (presence, a late timer) stays as it is.
 * @throws RangeError when the speed is not a positive, finite number
 */
export function scaled(t: Timings, speed: number): Timings {
  if (!Number.isFinite(speed) || speed <= 0) throw new RangeError(`speed must be positive, not ${speed}`)
  const faster = (duration: Millis): Millis => Math.max(1, Math.round(duration / speed))
  return {
    minute: faster(t.minute),
    ring: faster(t.ring),
    outsideRing: faster(t.outsideRing),
    grace: faster(t.grace),
    wrapUp: faster(t.wrapUp),
    wrapUpExtension: faster(t.wrapUpExtension),
    relaxation: faster(t.relaxation),
    overflow: faster(t.overflow),
    keptPlace: faster(t.keptPlace),
    legFailedReturn: faster(t.legFailedReturn),
    longHold: faster(t.longHold),
    shortAbandon: faster(t.shortAbandon),
    serviceLevel: faster(t.serviceLevel),
    breakDefault: faster(t.breakDefault),
    undo: faster(t.undo),
    callBackDue: faster(t.callBackDue),
    callBackPause: faster(t.callBackPause),
    callBackHold: faster(t.callBackHold),
    callBackExpiry: faster(t.callBackExpiry),
    lateTimer: t.lateTimer,
    visit: t.visit,
    presenceNoCalls: t.presenceNoCalls,
    presenceSignOut: t.presenceSignOut,
  }
}

/** Did a timer due at `dueAt` fire so late that an outage is to blame, and nobody is to be punished? */
export const firedLate = (dueAt: Instant, now: Instant, timings: Timings): boolean => now - dueAt > timings.lateTimer

/** How long a break of so many minutes of the day lasts; without a number as long as breaks are here. */
export const breakLength = (asked: number | undefined, timings: Timings): Millis =>
  asked === undefined ? timings.breakDefault : asked * timings.minute

/** How long breaks are here, in minutes of the day. */
export const breakMinutes = ({ breakDefault, minute }: Pick<Timings, 'breakDefault' | 'minute'>): number =>
  Math.max(1, Math.round(breakDefault / minute))
