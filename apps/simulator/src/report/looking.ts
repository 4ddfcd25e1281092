import { every, type Cancel, type Clock } from '../clock.ts'
import type { Moment, Sample } from './sample.ts'

type Look = {
  /** Seconds since the beginning of the day. */
  at: () => number
  seats: () => Readonly<Record<string, number>>
  machine: () => Moment
  clock: Pick<Clock, 'after'>
}

/** Seconds of the day between two looks. */
export const looksEvery = 60

/** Looks each minute of the day until it is stopped. */
export function startLooking({ at, seats, machine, clock }: Look): { samples: readonly Sample[]; stop: Cancel } {
  const samples: Sample[] = []
  const look = () => samples.push({ at: at(), seats: seats(), ...machine() })
  return { samples, stop: every(clock, looksEvery, look) }
}
