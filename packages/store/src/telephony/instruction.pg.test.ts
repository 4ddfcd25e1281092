import { randomBytes, randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore, type Store } from '../store.ts'
import { freshDatabase, type FreshDatabase } from '../testing/database.ts'
import { claimEvent, purgeEvents } from './event.ts'
import { instruct, instructionsAfter, oldestInstruction, purgeInstructions } from './instruction.ts'
import { beginStream, streamGeneration } from './switch.ts'
import { ctiEvent } from './tables.ts'

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

const order = (name: string) => ({ switchId: 'main', switchCall: name, fence: 1, body: { do: 'cancel' } })

test('numbers follow the commits: a reader that goes by number skips nothing, though writers race', async () => {
  const seen: number[] = []
  const read = async () => {
    for (const { n } of await instructionsAfter(store.read, 'main', seen.at(-1) ?? 0, 7)) seen.push(n)
  }
  const write = (i: number) =>
    store.tx(async (tx) => {
      await instruct(tx, order(`call-${i}`))
      // one in six thinks better of it: its number is used again
      if (i % 6 === 0) throw new Error('never mind')
    })
  const written = new AbortController()
  const reading = (async () => {
    while (!written.signal.aborted) await read()
    for (let before = -1; before !== seen.length;) {
      before = seen.length
      await read()
    }
  })()
  const writers = Array.from({ length: 6 }, async (_, writer) => {
    for (let i = 0; i < 24; i++) await Promise.allSettled([write(writer + 6 * i)])
  })
  await Promise.all(writers)
  written.abort()
  await reading
  expect(seen).toEqual(Array.from({ length: 120 }, (_, i) => i + 1))
})

test('what is kept begins where the purge ended', async () => {
  const { value: now } = await store.tx((tx) => Promise.resolve(tx.now))
  await store.read.execute(`update instruction set created_at = created_at - interval '1 hour' where n <= 100`)
  const purge = async () => (await store.tx((tx) => purgeInstructions(tx, now - 1_800_000, 60))).value
  expect(await purge()).toBe(60)
  expect(await oldestInstruction(store.read, 'main')).toBe(61)
  expect([await purge(), await purge()]).toEqual([40, 0])
  expect(await oldestInstruction(store.read, 'main')).toBe(101)
  expect(await oldestInstruction(store.read, 'other')).toBeUndefined()
})

test('each stream has a generation of its own', async () => {
  const begun = await Promise.all(Array.from({ length: 5 }, () => store.tx((tx) => beginStream(tx, 'main'))))
  expect(new Set(begun.map(({ value }) => value.generation)).size).toBe(5)
  expect(await streamGeneration(store.read, 'main')).toBe(Math.max(...begun.map(({ value }) => value.generation)))
  expect(await streamGeneration(store.read, 'other')).toBe(0)
})

test('events are forgotten after their time, the oldest first', async () => {
  const ids = Array.from({ length: 5 }, () => randomUUID())
  for (const [n, id] of ids.entries()) {
    await store.tx((tx) => claimEvent(tx, { switchId: 'main', id, n, type: 'connected' }))
    await store.read
      .update(ctiEvent)
      .set({ receivedAt: n * 1_000 })
      .where(eq(ctiEvent.id, id))
  }
  const purge = async () => (await store.tx((tx) => purgeEvents(tx, 3_500, 3))).value
  expect([await purge(), await purge(), await purge()]).toEqual([3, 1, 0])
  const [kept] = await store.read.select().from(ctiEvent)
  expect(kept?.id).toBe(ids[4])
})
