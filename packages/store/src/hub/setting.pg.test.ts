import { standardTimings } from '@hearline/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshStore, type TestStore } from '../testing/store.ts'
import { readSetting, readTimings, writeSetting } from './setting.ts'

let on: TestStore

beforeAll(async () => {
  on = await freshStore()
})

afterAll(() => on.close())

test('timings are the standard ones until the centre sets its own; nonsense is passed over', async () => {
  expect(await readTimings(on.store.read)).toEqual(standardTimings)
  await on.store.tx((tx) =>
    writeSetting(tx, 'timings', { ring: 12_000, wrapUp: -1, unknown: 5, grace: 'x', minute: 9 }),
  )
  expect(await readTimings(on.store.read)).toEqual({ ...standardTimings, ring: 12_000 })
})

test('the last write of a setting holds', async () => {
  expect(await readSetting(on.store.read, 'storm')).toBeUndefined()
  for (const value of [{ on: true }, { on: false }]) await on.store.tx((tx) => writeSetting(tx, 'storm', value))
  expect(await readSetting(on.store.read, 'storm')).toEqual({ on: false })
})
