import { between } from '../random/draw.ts'
import type { Random } from '../random/generator.ts'
import type { Profile } from './profile.ts'
import { rainBrings, stormBrings, type Weather } from './weather.ts'

const daySeconds = 86_400

/**
 * Exactly `calls` arrivals of one day, each drawn from the profile on its own: a Poisson process of that shape, given its
 * count. Weather comes on top of them and moves none: rain adds its share to those within it, a storm fills up to its
 * rate. Seconds of the day in whole ms, sorted.
 */
export function wholeDay(random: Random, profile: Profile, calls: number, weather: readonly Weather[] = []): number[] {
  const draw = drawingFrom(profile)
  const clear = random.fork('clear')
  const arrivals = Array.from({ length: calls }, () => draw(clear))
  const more = weather.flatMap(({ kind, from, to }, n) => {
    const within = arrivals.filter((at) => at >= from && at < to).length
    const wanted = kind === 'rain' ? rainBrings * within : kind === 'storm' ? stormBrings * (to - from) : 0
    const stream = random.fork(`${kind} ${n}`)
    return Array.from({ length: Math.max(0, Math.round(wanted) - within) }, () =>
      kind === 'rain' ? drawWithin(draw, stream, from, to) : inMs(between(stream, from, to)),
    )
  })
  return [...arrivals, ...more].toSorted((a, b) => a - b)
}

/** One second of the day, as likely as the profile has it. */
function drawingFrom(profile: Profile): (random: Random) => number {
  const upTo: number[] = []
  for (const count of profile) upTo.push((upTo.at(-1) ?? 0) + count)
  const total = upTo.at(-1) ?? 0
  const slot = daySeconds / profile.length
  return (random) => {
    const mark = random.next() * total
    let [low, high] = [0, upTo.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((upTo[middle] ?? 0) > mark) high = middle
      else low = middle + 1
    }
    return inMs((low + random.next()) * slot)
  }
}

/** Tries until it falls within; where hardly anybody calls, any moment within will do. */
function drawWithin(draw: (random: Random) => number, random: Random, from: number, to: number): number {
  for (let tries = 0; tries < 10_000; tries++) {
    const at = draw(random)
    if (at >= from && at < to) return at
  }
  return inMs(between(random, from, to))
}

// downwards, so that nobody leaves her span
const inMs = (second: number): number => Math.floor(second * 1_000) / 1_000
