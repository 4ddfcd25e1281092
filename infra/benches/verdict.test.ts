import { expect, test } from 'vitest'
import { verdict } from './verdict.ts'

test.each([
  ['a hub whose loop is full', { hubs: [0.97], postgres: 0.4, load: 0.5 }, 4, 'gives way first: hub 1', 97],
  ['the fuller of two hubs', { hubs: [0.5, 0.9], postgres: 0.1, load: 0.1 }, 4, 'gives way first: hub 2', 90],
  [
    'a small machine, and who fills it',
    { hubs: [0.7], postgres: 0.4, load: 0.86 },
    2,
    'gives way first: all cores of this machine, most by switch and operators',
    98,
  ],
  [
    'a floor that waits for something else',
    { hubs: [0.3], postgres: 0.1, load: 0.1 },
    2,
    'nothing gives way; nearest its ceiling is hub 1',
    30,
  ],
])('names %s', (_, cores, machine, what, amount) => {
  const line = verdict('too much', cores, machine)
  expect(line).toMatchObject({ what, under: 'too much', unit: '% of its ceiling' })
  expect(line.amount).toBeCloseTo(amount, 9)
})
