import type { Instant, Millis } from '../ids.ts'

/** How long an interval of the history is. */
export const grains = ['quarter', 'hour', 'day'] as const
export type Grain = (typeof grains)[number]

const quarterMs: Millis = 15 * 60_000
const lengths: Record<Grain, Millis> = { quarter: quarterMs, hour: 4 * quarterMs, day: 96 * quarterMs }

/** Beijing (Asia/Shanghai) keeps UTC+8 all year. */
export const beijingOffset: Millis = 8 * 3_600_000

/** When the interval that holds `at` began. A zone with another fixed offset is an argument; quarters must divide it. */
export function intervalStart(at: Instant, grain: Grain, utcOffset: Millis = beijingOffset): Instant {
  const length = lengths[grain]
  return Math.floor((at + utcOffset) / length) * length - utcOffset
}

export const intervalEnd = (start: Instant, grain: Grain): Instant => start + lengths[grain]

/** A stretch of time cut at the borders of the quarters, each piece with the start of its own. */
export function quartersOf(from: Instant, to: Instant): { start: Instant; ms: Millis }[] {
  const pieces: { start: Instant; ms: Millis }[] = []
  for (let at = from; at < to;) {
    const start = intervalStart(at, 'quarter')
    const end = Math.min(to, intervalEnd(start, 'quarter'))
    pieces.push({ start, ms: end - at })
    at = end
  }
  return pieces
}
