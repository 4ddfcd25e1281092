import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Tx } from '../store.ts'
import { freshStore, type TestStore } from '../testing/store.ts'
import { claimCommand, finishCommand, purgeCommands } from './command-done.ts'

let on: TestStore

beforeAll(async () => {
  on = await freshStore(8)
  await on.hands`create table effect (id uuid)`
})

afterAll(() => on.close())

const keyOf = (actor = 'op0001') => ({ actor, commandId: randomUUID() })
type Key = ReturnType<typeof keyOf>

/** A command with one visible effect. */
const answer = (key: Key, body: unknown, after: (tx: Tx) => Promise<void> = () => Promise.resolve()) =>
  on.store.tx(async (tx) => {
    const claim = await claimCommand(tx, key, 'answer-call', body)
    if (!claim.first) return claim
    await tx.db.execute(`insert into effect values ('${key.commandId}')`)
    await finishCommand(tx, key, 200, { value: { ticketId: 't' } })
    await after(tx)
    return claim
  })
const effects = async (key: Key) => (await on.hands`select from effect where id = ${key.commandId}`).length

test('the same id many times at once has one effect and one reply', async () => {
  const key = keyOf()
  const claims = (await Promise.all(Array.from({ length: 6 }, () => answer(key, { fence: 1 })))).map(
    ({ value }) => value,
  )
  expect(claims.filter(({ first }) => first)).toHaveLength(1)
  for (const claim of claims.filter(({ first }) => !first)) {
    expect(claim).toEqual({ first: false, same: true, status: 200, reply: { value: { ticketId: 't' } } })
  }
  expect(await effects(key)).toBe(1)
})

test('the order of fields does not matter, their values and the name do', async () => {
  const key = keyOf()
  await answer(key, { fence: 1, call: { id: 'c', n: [1, 2] } })
  const again = (body: unknown, name = 'answer-call') =>
    on.store.tx((tx) => claimCommand(tx, key, name, body)).then(({ value }) => value)
  expect(await again({ call: { n: [1, 2], id: 'c' }, fence: 1 })).toMatchObject({ same: true })
  expect(await again({ call: { n: [2, 1], id: 'c' }, fence: 1 })).toMatchObject({ same: false })
  expect(await again({ fence: 1, call: { id: 'c', n: [1, 2] } }, 'end-call')).toMatchObject({ same: false })
  expect(await again(undefined)).toMatchObject({ same: false })
})

test('ids belong to their actor', async () => {
  const key = keyOf()
  await answer(key, {})
  const { value } = await answer({ ...key, actor: 'op0002' }, {})
  expect(value.first).toBe(true)
})

test('when the first one fails, the one that waited for it becomes the first', async () => {
  const key = keyOf()
  const claimed = Promise.withResolvers<undefined>()
  const bound = Promise.withResolvers<undefined>()
  const first = answer(key, {}, async () => {
    claimed.resolve(undefined)
    await bound.promise
    throw new Error('bug')
  })
  const refused = expect(first).rejects.toThrow('bug')
  await claimed.promise
  const blocked = () => on.hands`select from pg_locks where not granted`
  const second = answer(key, {})
  await expect.poll(async () => (await blocked()).length, { interval: 10, timeout: 10_000 }).toBeGreaterThan(0)
  bound.resolve(undefined)
  await refused
  expect((await second).value.first).toBe(true)
  expect(await effects(key)).toBe(1)
})

test('commands are forgotten after a day', async () => {
  const [old, fresh] = [keyOf(), keyOf()]
  await answer(old, {})
  await answer(fresh, {})
  await on.hands`update command_done set created_at = now() - interval '25 hours' where command_id = ${old.commandId}`
  expect(await purgeCommands(on.store.read)).toBe(1)
  expect((await answer(old, {})).value.first).toBe(true)
  expect((await answer(fresh, {})).value.first).toBe(false)
})
