import type { Instant } from '../ids.ts'
import type { QueueFigures } from '../queue/figures.ts'
import { standardTimings, type Timings } from '../timings.ts'
import type { AlarmBands, AlarmRule } from './band.ts'

/** What an alarm goes by, where it rises and where it clears, in the unit of its rule; unknown is absent. */
export type Measure = { value?: number; rise: number; clear: number }

/** So few calls a day tell nothing of its service level. */
const ENOUGH_CALLS = 20
/** So few waiting calls are no crowd, however few the seats. */
const CROWD = { rise: 5, clear: 2 }

type Known<K extends keyof QueueFigures> = { [Name in K]?: QueueFigures[Name] | undefined }

/** What each alarm of a queue goes by now. */
export function measures(
  figures: Pick<QueueFigures, 'waiting' | 'staffed'> & Known<'longestWaitSince' | 'serviceLevel15' | 'offeredToday'>,
  floor: { now: Instant; timings: Timings; bands: AlarmBands },
): Record<AlarmRule, Measure> {
  const { now, timings, bands } = floor
  const { waiting, longestWaitSince, staffed, serviceLevel15, offeredToday = 0 } = figures
  // a replayed day is shorter, and so are its waits
  const pace = timings.minute / standardTimings.minute
  const isTelling = serviceLevel15 !== undefined && offeredToday >= ENOUGH_CALLS
  return {
    'longest-wait': {
      value: longestWaitSince === undefined ? 0 : Math.max(0, now - longestWaitSince) / 1_000,
      rise: bands['longest-wait'].rise * pace,
      clear: bands['longest-wait'].clear * pace,
    },
    waiting: {
      value: waiting,
      rise: Math.max(CROWD.rise, bands.waiting.rise * staffed),
      clear: Math.max(CROWD.clear, bands.waiting.clear * staffed),
    },
    'service-level': { ...(isTelling ? { value: serviceLevel15 } : {}), ...bands['service-level'] },
    'no-seat': { value: staffed === 0 ? waiting : 0, ...bands['no-seat'] },
  }
}

/** Rises at its threshold, clears at the other one; between the two, and while nothing is known, it stays what it is. */
export function judge(isRaised: boolean, { value, rise, clear }: Measure): 'rise' | 'clear' | undefined {
  if (value === undefined) return undefined
  const sign = rise >= clear ? 1 : -1
  if (!isRaised) return sign * (value - rise) >= 0 ? 'rise' : undefined
  return sign * (value - clear) <= 0 ? 'clear' : undefined
}
