import { expect, test } from 'vitest'
import { besideFormula, floors, formulaOf } from './erlang.ts'

const calls = 80_000
// the two that are left out need more calls before their intervals are narrow
const quick = floors.filter(({ seats }) => seats <= 30)

test.each(quick)('$name: what is played lies around what the formula says, and not around one seat more', (floor) => {
  const beside = besideFormula(floor, calls, 1)
  for (const { measure, formula, played } of beside)
    expect
      .soft(Math.abs(formula - played.mean), `${measure} ${formula}, played ${played.mean}`)
      .toBeLessThan(played.within)
  // else the interval would be too wide to say anything
  const other = formulaOf({ ...floor, seats: floor.seats + 1 })
  const apart = beside.filter(({ measure, played }) => Math.abs((other[measure] ?? NaN) - played.mean) > played.within)
  expect(apart.map(({ measure }) => measure)).toContain('wait')
})
