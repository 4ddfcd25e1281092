import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore, type Store } from '../store.ts'
import { freshDatabase, type FreshDatabase } from '../testing/database.ts'
import { dropTimer, dueTimers, nextTimerIn, setTimer, takeTimer } from './timer.ts'

let database: FreshDatabase
let store: Store
beforeAll(async () => {
  database = await freshDatabase()
  store = openStore({ url: database.url, dataKeys: { current: 1, masters: new Map([[1, randomBytes(32)]]) } })
})
afterAll(async () => {
  await store.end()
  await database.drop()
})

const ring = () => ({ kind: 'ring-timeout', subject: randomUUID() }) as const
const set = (key: ReturnType<typeof ring>, inMs: number) => store.tx((tx) => setTimer(tx, key, tx.now + inMs, 1))

test('one timer a kind and subject: setting it again moves it', async () => {
  expect(await nextTimerIn(store.read)).toBeUndefined()
  const key = ring()
  await set(key, 60_000)
  await set(key, 30_000)
  const wait = await nextTimerIn(store.read)
  expect(wait).toBeGreaterThan(20_000)
  expect(wait).toBeLessThanOrEqual(30_000)
  expect(await dueTimers(store.read, 10)).toEqual([])
  await store.tx((tx) => dropTimer(tx, key))
  expect(await nextTimerIn(store.read)).toBeUndefined()
})

test('a due timer is taken by exactly one, and not at all once it was moved', async () => {
  const keys = [ring(), ring(), ring()] as const
  for (const [i, key] of keys.entries()) await set(key, -1_000 + i)
  const due = await dueTimers(store.read, 10)
  expect(due.map(({ subject }) => subject)).toEqual(keys.map(({ subject }) => subject))
  expect(await nextTimerIn(store.read, [due[0]!.id])).toBeLessThan(0)

  const taken = await Promise.all(Array.from({ length: 8 }, () => store.tx((tx) => takeTimer(tx, due[0]!.id))))
  expect(taken.filter(({ value }) => value !== undefined)).toHaveLength(1)

  await set(keys[1], 60_000)
  expect((await store.tx((tx) => takeTimer(tx, due[1]!.id))).value).toBeUndefined()

  const failing = store.tx(async (tx) => {
    expect(await takeTimer(tx, due[2]!.id)).toBeDefined()
    throw new Error('its effect failed')
  })
  await expect(failing).rejects.toThrow('its effect failed')
  expect((await dueTimers(store.read, 10)).map(({ subject }) => subject)).toEqual([keys[2].subject])
})
