import type { Moment, Sample } from './sample.ts'

type Look = {
  /** Seconds since the beginning of the day. */
  at: () => number
  seats: () => Readonly<Record<string, number>>
  machine: () => Moment
  speed: number
}

/** Looks each minute of the day, and never more than five times a second, until it is stopped. */
export function startLooking({ at, seats, machine, speed }: Look): { samples: readonly Sample[]; stop: () => void } {
  const samples: Sample[] = []
  const look = () => samples.push({ at: at(), seats: seats(), ...machine() })
  const timer = setInterval(look, Math.max(200, 60_000 / speed))
  return {
    samples,
    stop: () => {
      clearInterval(timer)
    },
  }
}
