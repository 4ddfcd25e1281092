import { expect, test } from 'vitest'
import * as arb from '../testing/arbitraries.ts'
import { numberMeant } from './search.ts'

test.each([
  ['20261122-000017', '20261122-000017'],
  ['20261122000017', '20261122-000017'],
  ['20261122-', '20261122-'],
  ['20261122-0000', '20261122-0000'],
  ['20261122', '20261122'],
  ['202611', '202611'],
  ['17', '20261123-000017'],
  ['000017', '20261123-000017'],
  ['123456', '20261123-123456'],
])('[F1] %s means numbers that begin with %s', (typed, meant) => {
  expect(numberMeant(typed, arb.noon)).toBe(meant)
})
