import { erlangA } from '@hearline/domain'
import { lognormalMean } from '../distributions/lognormal.ts'
import { patience } from '../distributions/patience.ts'
import { reaction } from '../distributions/seat.ts'
import { weibullMean } from '../distributions/weibull.ts'
import { handlingIn, totalOf, type Day, type Interval } from './day.ts'
import { seconds } from './words.ts'

const quarter = 900
/** A quarter of which less was played has no load of its own. */
const mostOf = 0.9
const ring = lognormalMean(reaction)

/**
 * The mean wait of all callers, in seconds, that Erlang A expects of each quarter of an hour: those who came, the seats
 * that served, one pool in a steady state; and the reach for the key. Absent where a quarter was not played whole.
 */
export function expectedWaits(day: Day, quarters: readonly Interval[]): (number | undefined)[] {
  const handling = handlingIn(day, totalOf(day))
  const end = day.opens + day.calls.reduce((last, { at }) => Math.max(last, at), 0)
  return quarters.map(({ from, offered, seats }) => {
    const span = Math.min(from + quarter, end) - Math.max(from, day.opens)
    if (handling === undefined || seats === undefined || span < mostOf * quarter) return undefined
    const serving = Math.round(seats.talking + seats.ringing + seats['wrap-up'] + seats.ready)
    if (serving === 0) return undefined
    // a desk that rings is taken too
    const handlingTime = (handling + ring) * 1000
    const traffic = { load: (offered / span) * (handling + ring), handlingTime, patience: weibullMean(patience) * 1000 }
    return erlangA(traffic, serving).wait / 1000 + ring
  })
}

/** Both over all quarters that can be compared, and by how much the formula is off; undefined when none can. */
export function expectedLine(quarters: readonly Interval[], expected: readonly (number | undefined)[]) {
  const known = quarters.flatMap(({ offered, meanWait }, n) => {
    const formula = expected[n]
    return formula === undefined || meanWait === undefined ? [] : [{ offered, meanWait, formula }]
  })
  const calls = known.reduce((sum, { offered }) => sum + offered, 0)
  if (calls === 0) return undefined
  const mean = (of: (one: (typeof known)[number]) => number) =>
    known.reduce((sum, one) => sum + one.offered * of(one), 0) / calls
  const [formula, played] = [mean((one) => one.formula), mean((one) => one.meanWait)]
  const off = played === 0 ? '' : `, off by ${(100 * (formula / played - 1)).toFixed(0)} %`
  return (
    `Erlang A, quarter by quarter as if all seats were one pool, expects a mean wait of ${seconds(formula)} with the ring; ` +
    `played were ${seconds(played)}${off}`
  )
}
