import { intervalStart, noCounts } from '@hearline/domain'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { freshStore, type TestStore } from '../testing/store.ts'
import { intervalRow } from './tables.ts'
import { usualDay } from './usual.ts'

let on: TestStore
beforeAll(async () => {
  on = await freshStore()
})
afterAll(() => on.close())
beforeEach(() => on.store.read.delete(intervalRow))

const HOUR = 3_600_000
const today = intervalStart(Date.parse('2026-10-14T12:00:00+08:00'), 'day')
const keep = (daysAgo: number, hour: number, offered: number) =>
  on.store.read.insert(intervalRow).values({
    ...{ dimension: 'queue', id: 'general', grain: 'quarter', start: today - daysAgo * 24 * HOUR + hour * HOUR },
    ...{ counts: { ...noCounts, offered }, waitingSince: [] },
  })

test('usual is the mean of the same weekday in the four weeks before, a quarter without a call counted as none', async () => {
  await keep(7, 10, 30)
  await keep(14, 10, 10)
  await keep(14, 11, 8)
  await keep(35, 10, 900)
  await keep(1, 10, 500)
  const general = (await usualDay(on.store.read, today)).get('general' as never)!
  expect(general).toHaveLength(96)
  expect([general[40], general[44], general[0]]).toEqual([20, 4, 0])
})

test('without such a weekday it is the mean of all days kept, and of nothing it is unknown', async () => {
  expect((await usualDay(on.store.read, today)).size).toBe(0)
  await keep(1, 10, 6)
  await keep(2, 10, 2)
  expect((await usualDay(on.store.read, today)).get('general' as never)![40]).toBe(4)
})
