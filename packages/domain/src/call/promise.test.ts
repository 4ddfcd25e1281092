import { expect, test } from 'vitest'
import { byConcern } from './promise.ts'

test('[C27] open promises come first, the earliest due before the later; then the kept, the latest first', () => {
  const promises = [{ dueAt: 1, keptAt: 5 }, { dueAt: 9 }, { dueAt: 2, keptAt: 8 }, { dueAt: 3 }]
  expect(promises.toSorted(byConcern)).toEqual([
    { dueAt: 3 },
    { dueAt: 9 },
    { dueAt: 2, keptAt: 8 },
    { dueAt: 1, keptAt: 5 },
  ])
})
