import { pick, weighted } from '../random/draw.ts'
import type { Random } from '../random/generator.ts'
import type { City, Hotline } from './city.ts'

/** Chooses the number somebody dials. */
export type Dial = (random: Random) => string
/** The same at a second since the beginning. */
export type DialAt = (second: number) => Dial

const main = '12345'
/** Of the calls of the main number's queue, how many come by that number rather than one merged into it. */
const byMain = 0.9
/** Weight of a queue nobody on the floor serves, in seats. */
const unserved = 0.1

/**
 * People dial what the floor can serve: each operator counts as one, shared among the queues she is in, so that no queue
 * drowns beside idle seats. A proposal of our own: no source has the mix.
 * @param floor the queues of each operator
 */
export function dialling(hotlines: readonly Hotline[], floor: readonly (readonly string[])[]): Dial {
  const numbers = Map.groupBy(hotlines, (hotline) => hotline.queueId)
  const mainQueue = hotlines.find(({ number }) => number === main)?.queueId
  const weights: Record<string, number> = {}
  for (const queue of numbers.keys()) weights[queue] = unserved
  for (const queues of floor) {
    const own = queues.filter((queueId) => numbers.has(queueId))
    for (const queueId of own) weights[queueId] = (weights[queueId] ?? 0) + 1 / own.length
  }
  return (random) => {
    const queue = weighted(random, weights)
    const straight = random.next() < byMain
    return queue === mainQueue && straight ? main : pick(random, numbers.get(queue) ?? []).number
  }
}

/** By who is on duty at the minute of the call as the plan has it, whoever has come by then. */
export function diallingBy({ hotlines, seats }: City, onDuty: (second: number) => readonly string[]): DialAt {
  let last: { minute: number; dial: Dial } | undefined
  return (second) => {
    const minute = Math.floor(second / 60)
    if (last?.minute !== minute) {
      const floor = onDuty(minute * 60).map((username) => seats.get(username) ?? [])
      last = { minute, dial: dialling(hotlines, floor) }
    }
    return last.dial
  }
}
