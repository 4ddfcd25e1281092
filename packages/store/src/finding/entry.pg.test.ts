import { randomUUID } from 'node:crypto'
import type { OperatorId } from '@hearline/domain'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ticket } from '../schema.ts'
import { seed } from '../seed/seed.ts'
import { freshStore, type TestStore } from '../testing/store.ts'
import { firstIdAt, indexMissing } from './entry.ts'
import { searchTickets } from './search.ts'

let on: TestStore
beforeAll(async () => {
  on = await freshStore()
})
afterAll(() => on.close())

test('the least id of an instant is above every id before it and below every one since', () => {
  const at = Date.now()
  expect(firstIdAt(at) > v7({ msecs: at - 1 })).toBe(true)
  expect(firstIdAt(at) < v7({ msecs: at })).toBe(true)
})

test('tickets kept before they could be found are indexed by seeding, sealed ones and drafts never', async () => {
  const made = (columns: object) => ({
    ...{ id: v7() as never, authorId: randomUUID() as OperatorId, openedAt: Date.now(), text: '路灯不亮' },
    state: 'pending-dispatch' as const,
    ...columns,
  })
  const many = Array.from({ length: 250 }, () => made({}))
  const never = [made({ state: 'draft' }), made({ confidentiality: 'sealed', text: null })]
  await on.store.read.insert(ticket).values([...many, ...never])
  const find = () => searchTickets(on.store.read, { scope: 'all', words: '路灯', limit: 1_000 })
  expect(await find()).toEqual([])
  await seed(on.store, { profile: 'reference' })
  expect((await find()).map(({ id }) => id as string)).toEqual(
    many
      .map(({ id }) => id as string)
      .toSorted()
      .toReversed(),
  )
  expect(await indexMissing(on.store.read)).toBe(0)
})
