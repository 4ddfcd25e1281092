import type { OperatorRow } from '@hearline/protocol'
import { pick, weighted } from '../random/draw.ts'
import type { Random } from '../random/generator.ts'

export type Hotline = { number: string; queueId: string }
/** Chooses the number somebody dials. */
export type Dial = (random: Random) => string

const main = '12345'
/** Of the calls of the main number's queue, how many come by that number rather than one merged into it. */
const byMain = 0.9
/** Weight of a queue nobody on the floor serves, in seats. */
const unserved = 0.1

/**
 * People dial what the floor can serve: each operator counts as one, shared among the queues she is in (reserve seats
 * not counted), so that no queue drowns beside idle seats. A proposal of our own: no source has the mix.
 */
export function dialling(hotlines: readonly Hotline[], floor: readonly Pick<OperatorRow, 'queues'>[]): Dial {
  const numbers = Map.groupBy(hotlines, (hotline) => hotline.queueId)
  const mainQueue = hotlines.find(({ number }) => number === main)?.queueId
  const weights: Record<string, number> = {}
  for (const queue of numbers.keys()) weights[queue] = unserved
  for (const { queues } of floor) {
    const own = queues.filter(({ reserve, queueId }) => !reserve && numbers.has(queueId))
    for (const { queueId } of own) weights[queueId] = (weights[queueId] ?? 0) + 1 / own.length
  }
  return (random) => {
    const queue = weighted(random, weights)
    const straight = random.next() < byMain
    return queue === mainQueue && straight ? main : pick(random, numbers.get(queue) ?? []).number
  }
}
