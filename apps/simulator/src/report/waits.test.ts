import { expect, test } from 'vitest'
import { answered, gaveUp } from '../testing/played-day.ts'
import { binWords, waitsOf } from './waits.ts'

test('every wait that is over lies in one bin, and one of exactly its end within it', () => {
  const bins = waitsOf([
    ...[answered(0, 0), answered(0, 5), answered(0, 15), answered(0, 15.1), answered(0, 900)],
    ...[gaveUp(0, 61), { at: 0, to: '1' }, { at: 0, to: '1', endedAfter: 3, ending: 'line-lost' as const }],
  ])
  const full = bins.filter((bin) => bin.answered + bin.gaveUp > 0)
  expect(full.map((bin) => [binWords(bin), bin.answered, bin.gaveUp])).toEqual([
    ['up to 5 s', 2, 0],
    ['10–15 s', 1, 0],
    ['15–20 s', 1, 0],
    ['1–2 min', 0, 1],
    ['> 5 min', 1, 0],
  ])
  expect(bins.map(binWords)).toContain('30–60 s')
})
