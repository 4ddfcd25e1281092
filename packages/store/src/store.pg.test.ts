import { inspect } from 'node:util'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore, type Store } from './store.ts'
import { queue } from './queue/tables.ts'
import { setting } from './hub/tables.ts'
import { freshStore, testKeys, type TestStore } from './testing/store.ts'
import { Unavailable, violated } from './tx/unavailable.ts'
import type { QueueId } from '@hearline/domain'

let on: TestStore
let store: Store

beforeAll(async () => {
  on = await freshStore(4)
  store = on.store
})

afterAll(() => on.close())

const health = 'health' as QueueId
const newQueue = (id: string) => ({ id: id as QueueId, name: { zh: id, en: id } })

test('a transaction commits and tells which live rows changed, with their versions', async () => {
  const { value, changes } = await store.tx(async (tx) => {
    const [row] = await tx.db.insert(queue).values(newQueue('health')).returning()
    tx.changed('queue', row!)
    const [again] = await tx.db
      .update(queue)
      .set({ priority: 3 })
      .where(sql`${queue.id} = ${health}`)
      .returning()
    tx.changed('queue', again!)
    return tx.now
  })
  expect(Math.abs(value - Date.now())).toBeLessThan(5_000)
  expect(changes).toMatchObject([{ kind: 'queue', row: { id: 'health', version: 2, priority: 3 } }])
  expect(JSON.parse(JSON.stringify(changes))).toEqual(changes)
})

test('work that throws leaves nothing behind, and its error comes out as it is', async () => {
  const bug = new Error('bug')
  const failing = store.tx(async (tx) => {
    await tx.db.insert(setting).values({ name: 'gone', value: 1 })
    throw bug
  })
  await expect(failing).rejects.toBe(bug)
  expect(await store.read.select().from(setting)).toEqual([])
})

test('an attempt that throws loses its own effects and changes only', async () => {
  const { changes } = await store.tx(async (tx) => {
    const [kept] = await tx.db.insert(queue).values(newQueue('kept')).returning()
    tx.changed('queue', kept!)
    const attempt = tx.attempt(async () => {
      const [lost] = await tx.db.insert(queue).values(newQueue('lost')).returning()
      tx.changed('queue', lost!)
      await tx.db.insert(queue).values(newQueue('lost'))
    })
    await expect(attempt).rejects.toSatisfy((error) => violated(error) === 'queue_pkey')
  })
  expect(changes.map(({ row }) => 'id' in row && row.id)).toEqual(['kept'])
  const ids = await store.read.select({ id: queue.id }).from(queue)
  expect(ids.map(({ id }) => id)).not.toContain('lost')
})

test('a failed statement that the work swallows is no success', async () => {
  const swallowing = store.tx(async (tx) => {
    await tx.db.insert(setting).values({ name: 'swallowed', value: 1 })
    await tx.db.execute(sql`select 1 / 0`).catch(() => undefined)
  })
  await expect(swallowing).rejects.toThrow('division by zero')
})

test('a statement nobody waited for fails the transaction', async () => {
  const hasty = store.tx((tx) => {
    void tx.db
      .insert(setting)
      .values({ name: 'hasty', value: 1 })
      .catch(() => undefined)
    return Promise.resolve()
  })
  await expect(hasty).rejects.toThrow('still running')
  expect(
    await store.read
      .select()
      .from(setting)
      .where(sql`name = 'hasty'`),
  ).toEqual([])
})

test('after its end a transaction takes no more statements', async () => {
  const { value: late } = await store.tx((tx) => Promise.resolve(tx))
  await expect(late.db.execute(sql`select 1`)).rejects.toThrow('over')
})

test('an error shows neither parameters nor the row that failed', async () => {
  const secret = '13812345678'
  await on.hands`create table narrow (name text check (length(name) < 5))`
  const failing = [
    store.read.execute(sql`select ${secret}::int / 0, ${secret}::text`),
    store.tx((tx) => tx.db.execute(sql`insert into narrow values (${secret})`)),
    store.tx((tx) => tx.db.insert(setting).values({ name: secret, value: sql`1 / 0` })),
  ]
  for (const outcome of await Promise.allSettled(failing)) {
    expect(outcome.status).toBe('rejected')
    expect(inspect(outcome, { depth: 9 })).not.toContain(secret)
  }
})

test('at most pool-size transactions run; those who wait too long or too many are told so', async () => {
  const small = openStore({ url: on.url, poolSize: 1, dataKeys: testKeys() })
  let finish: () => void = () => undefined
  const held = small.tx(() => new Promise<void>((resolve) => (finish = resolve)))
  const rest = Array.from({ length: 40 }, () => small.tx(() => Promise.resolve(1)))
  const outcomes = await Promise.allSettled(rest)
  expect(outcomes.every((o) => o.status === 'rejected' && o.reason instanceof Unavailable)).toBe(true)
  finish()
  await held
  await expect(small.tx(() => Promise.resolve(2))).resolves.toMatchObject({ value: 2 })
  await small.end()
})

test('values come back as they went in', async () => {
  const value = { zh: '卫生', list: [1, 'two', null], quote: "it's" }
  await store.tx((tx) => tx.db.insert(setting).values({ name: 'round', value }))
  const [row] = await store.read
    .select()
    .from(setting)
    .where(sql`name = 'round'`)
  expect(row).toEqual({ name: 'round', value })
})

test('a statement that takes too long is Unavailable', async () => {
  const slow = store.tx(async (tx) => {
    await tx.db.execute(sql`set local statement_timeout = '50ms'`)
    await tx.db.execute(sql`select pg_sleep(1)`)
  })
  await expect(slow).rejects.toBeInstanceOf(Unavailable)
})
