import { standardLayout } from '@hearline/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { heal } from '../live/heal.ts'
import { deviceCode } from '../person/tables.ts'
import { freshStore, type TestStore } from '../testing/store.ts'
import { dropBoard, lockBoard, showing, writeBoard } from './board.ts'
import { approvePairing, lockPairing, PAIRING_MS, purgePairings, refusePairing } from './pairing.ts'
import { addWallboard, lockWallboard, writeWallboard } from './wallboard.ts'

let on: TestStore

beforeAll(async () => {
  on = await freshStore()
})
afterAll(() => on.close())

const boardId = '0199b0de-0000-7000-8000-00000000000b'

test('a board and its screens are news, and leave the floor when they end', async () => {
  const { cursor } = await heal(on.store)
  const made = { id: boardId, name: 'Hall', layout: standardLayout, revision: 1, savedBy: '陈' }
  const { changes } = await on.store.tx(async (tx) => {
    await writeBoard(tx, made)
    await addWallboard(tx, { id: 'w1', name: 'East wall', boardId })
  })
  expect(changes.map(({ kind, row }) => [kind, row.version])).toEqual([
    ['board', 1],
    ['wallboard', 1],
  ])
  const healed = (await heal(on.store, cursor)).changes
  expect(healed.map(({ kind }) => kind).toSorted()).toEqual(['board', 'wallboard'])
  expect(healed.find(({ kind }) => kind === 'board')?.row).toEqual(changes[0]?.row)
  expect((await on.store.tx((tx) => showing(tx, boardId))).value).toEqual(['East wall'])

  await on.store.tx(async (tx) => {
    await writeBoard(tx, { ...made, name: 'Hall 2', revision: 2 })
    await writeWallboard(tx, 'w1', { revokedAt: tx.now })
  })
  expect((await on.store.tx((tx) => showing(tx, boardId))).value).toEqual([])
  expect((await on.store.tx((tx) => lockBoard(tx, boardId))).value).toMatchObject({ version: 2, revision: 2 })
  expect((await on.store.tx((tx) => lockWallboard(tx, 'w1'))).value?.revokedAt).toEqual(expect.any(Number))
  await on.store.tx((tx) => dropBoard(tx, boardId))
  expect((await heal(on.store)).changes.filter(({ kind }) => kind === 'board' || kind === 'wallboard')).toEqual([])
})

const ask = (id: string, age: string) => on.hands`
  insert into device_code (id, device_code, user_code, status, expires_at, created_at)
  values (${id}, ${`device-${id}`}, ${id}, 'pending', now() + interval '1 year', now() - ${age}::interval)`

test('a code is found however it is typed, is worth something for ten minutes of the database clock, and once', async () => {
  await ask('ABCD2345', '1 minute')
  await ask('OLDC2345', `${PAIRING_MS + 1_000} milliseconds`)
  const state = (typed: string) => on.store.tx((tx) => lockPairing(tx, typed)).then(({ value }) => value?.state)
  expect(await state('abcd-2345')).toBe('pending')
  expect(await state('OLDC 2345')).toBe('expired')
  expect(await state('NONE2345')).toBeUndefined()
  await on.store.tx((tx) => approvePairing(tx, 'ABCD2345', 'w1'))
  expect(await state('ABCD2345')).toBe('used')
  await ask('NOPE2345', '2 hours')
  await on.store.tx((tx) => refusePairing(tx, 'NOPE2345'))
  await purgePairings(on.store.read)
  expect((await on.store.read.select().from(deviceCode)).map(({ id }) => id).toSorted()).toEqual([
    'ABCD2345',
    'OLDC2345',
  ])
})
