import type { OperatorId } from '@hearline/domain'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshStore, type TestStore } from '../testing/store.ts'
import { markSeat, takeSeat } from './seat.ts'

let on: TestStore
beforeAll(async () => {
  on = await freshStore()
})
afterAll(() => on.close())

test('a closed seat is opened by whoever takes it only', async () => {
  const desk = { operatorId: v7() as OperatorId, socketId: 'a' }
  const take = (socketId: string) => on.store.tx((tx) => takeSeat(tx, { ...desk, socketId, hubId: v7() }))
  const mark = async (socketId: string, state: 'present' | 'silent' | 'closed') =>
    (await on.store.tx((tx) => markSeat(tx, { ...desk, socketId }, state))).value?.state
  await take('a')
  expect(await mark('a', 'silent')).toBe('silent')
  expect(await mark('a', 'silent')).toBeUndefined()
  expect(await mark('a', 'present')).toBe('present')
  expect(await mark('a', 'closed')).toBe('closed')
  expect(await mark('a', 'silent')).toBeUndefined()
  expect(await mark('a', 'present')).toBeUndefined()
  await take('b')
  expect(await mark('a', 'silent')).toBeUndefined()
  expect(await mark('b', 'silent')).toBe('silent')
})
