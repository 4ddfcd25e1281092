import { setTimeout as wait } from 'node:timers/promises'
import { randomFrom } from '../../stand/random.ts'
import { floorUnder, large, small } from '../floor/floor.ts'
import { nemeses } from '../nemesis/all.ts'
import { oneOf, type Nemesis } from '../nemesis/nemesis.ts'
import type { FaultPromise } from './promise.ts'

/** One fault after the other, each alone: desks, calls and commands go on meanwhile. */
export const floorUnderEach: readonly FaultPromise[] = nemeses.map(({ name, strike }) => ({
  name: `floor-under-${name}`,
  promise: `200 desks and 5 calls a second under ${name} (the short form: 24 and 2): the history breaks no law`,
  long: true,
  run({ stand, full, seed }) {
    const random = randomFrom(seed)
    const ms = full ? 15_000 : 5_000
    return floorUnder(stand, full ? large : small, random, () => strike({ stand, random, ms }))
  },
}))

/** Rounds of two faults at once, each round by a seed of its own; the short run has the first. */
export const floorUnderTwo: readonly FaultPromise[] = Array.from({ length: 6 }, (_, n) => ({
  name: `floor-under-two-${n + 1}`,
  promise: 'two faults by chance at once, on the same floor: the history breaks no law',
  hubs: 3,
  ...(n === 0 ? {} : { long: true as const }),
  run: ({ stand, full, seed }) => round(seed + n, { stand, full }),
}))

async function round(seed: number, { stand, full }: Pick<Parameters<FaultPromise['run']>[0], 'stand' | 'full'>) {
  const random = randomFrom(seed)
  const pair = twoOf(random)
  const longest = full ? 15_000 : 6_000
  const faults = async () => {
    // each at a moment of its own, so that they overlap by chance
    const plans = pair.map(({ strike }) => ({
      strike,
      after: random() * 0.5 * longest,
      ms: (0.3 + 0.7 * random()) * longest,
    }))
    await Promise.all(
      plans.map(async ({ strike, after, ms }) => {
        await wait(after)
        await strike({ stand, random, ms })
      }),
    )
  }
  const { figure, held } = await floorUnder(stand, full ? large : small, random, faults)
  return { figure: `seed ${seed}, ${pair.map(({ name }) => name).join(' and ')}: ${figure}`, held }
}

function twoOf(random: () => number): [Nemesis, Nemesis] {
  const first = oneOf(nemeses, random)
  const others = nemeses.filter(({ at }) => at !== first.at)
  return [first, oneOf(others, random)]
}
