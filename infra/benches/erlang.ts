import { erlangA, erlangALevel, erlangC, erlangCLevel, type Millis } from '@hearline/domain'
import { batchMeans, type Estimate } from '../stand/batch-means.ts'
import { randomFrom } from '../stand/random.ts'
import { playStationary, type Fate, type Stationary } from '../stand/stationary.ts'
import type { Amount } from './amount.ts'
import type { Bench } from './figure.ts'

const minute: Millis = 60_000
const inTime: Millis = 15_000

/** Floors of the tables that the formulae are tested against, and a storm for the one that bears it. */
export const floors: readonly (Stationary & { name: string })[] = [
  { name: 'Erlang C, 14 seats', load: 10, handlingTime: 3 * minute, seats: 14 },
  { name: 'Erlang C, 55 seats', load: 48, handlingTime: 4 * minute, seats: 55 },
  { name: 'Erlang A, 13 seats', load: 10, handlingTime: 3 * minute, patience: 5 * minute, seats: 13 },
  { name: 'Erlang A, 50 seats', load: 48, handlingTime: minute, patience: 2 * minute, seats: 50 },
  { name: 'Erlang A, 30 seats in a storm', load: 90, handlingTime: 3 * minute, patience: minute, seats: 30 },
]

/** What both the formulae and a played floor say. Shares 0 to 1, the wait in ms. */
export type Measure = 'waits' | 'wait' | 'in 15 s' | 'occupancy' | 'abandons'
export type Beside = { measure: Measure; formula: number; played: Estimate }

/** What happens once in n ÷ 6.9 calls, n calls miss with a chance of 0.1 %. */
const unseen = 6.9

/** A floor played beside its formula. The first tenth of the calls is left out: the floor begins empty. */
export function besideFormula(floor: Stationary, calls: number, seed: number): Beside[] {
  const fates = playStationary(floor, calls, randomFrom(seed)).slice(calls / 10)
  const played = (figure: (stretch: readonly Fate[]) => number) => batchMeans(fates, figure)
  const share = (holds: (fate: Fate) => boolean): Estimate => {
    const { mean, within } = played((stretch) => stretch.filter(holds).length / stretch.length)
    return { mean, within: Math.max(within, unseen / fates.length) }
  }
  const formula = formulaOf(floor)
  const measured: Record<Measure, Estimate> = {
    waits: share(({ waited }) => waited > 0),
    wait: played((stretch) => sum(stretch, ({ waited }) => waited) / stretch.length),
    'in 15 s': share(({ answered, waited }) => answered && waited <= inTime),
    occupancy: played((stretch) => sum(stretch, workOf) / (lengthOf(stretch) * floor.seats)),
    abandons: share(({ answered }) => !answered),
  }
  return (Object.keys(formula) as Measure[]).map((measure) => ({
    measure,
    formula: formula[measure] ?? NaN,
    played: measured[measure],
  }))
}

export function formulaOf(floor: Stationary): Partial<Record<Measure, number>> {
  const { patience, seats } = floor
  if (patience === undefined) {
    const { waits, wait = NaN, occupancy } = erlangC(floor, seats)
    return { waits, wait, occupancy, 'in 15 s': erlangCLevel(floor, seats, inTime) }
  }
  const { waits, wait, abandons, occupancy } = erlangA({ ...floor, patience }, seats)
  return { waits, wait, abandons, occupancy, 'in 15 s': erlangALevel({ ...floor, patience }, seats, inTime) }
}

/** How far a played floor is from what the formulae say of it. */
export const erlang: Bench<Amount> = {
  name: 'erlang',
  about:
    'Erlang C and A beside a floor played by the own routing rules: by how many % the formula is off, and the 99.9 % interval of the sample',
  run({ rounds }) {
    return Promise.resolve(
      floors.flatMap((floor) =>
        besideFormula(floor, rounds * 1_000, 1).map(({ measure, formula, played }) => ({
          what: floor.name,
          under: `${measure}: ${formula.toPrecision(4)}, played ${played.mean.toPrecision(4)} ± ${played.within.toPrecision(2)}`,
          amount: (100 * (formula - played.mean)) / played.mean,
          unit: '%',
        })),
      ),
    )
  },
}

const workOf = ({ answered, work }: Fate): Millis => (answered ? work : 0)
const lengthOf = (stretch: readonly Fate[]): Millis => (stretch.at(-1)?.at ?? 0) - (stretch[0]?.at ?? 0)
const sum = (stretch: readonly Fate[], of: (fate: Fate) => number): number =>
  stretch.reduce((all, one) => all + of(one), 0)
