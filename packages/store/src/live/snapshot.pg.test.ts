import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshStore, type TestStore } from '../testing/store.ts'
import { heal } from './heal.ts'
import { seenBy } from './snapshot.ts'

let on: TestStore
beforeAll(async () => {
  on = await freshStore()
})
afterAll(() => on.close())

const xid = 'select pg_current_xact_id()::text as xid'

test('sees what Postgres says the snapshot saw', async () => {
  const held = await on.hands.reserve()
  await held`begin`
  const [open] = (await held.unsafe(xid)) as unknown as [{ xid: string }]
  for (let n = 0; n < 3; n += 1) await on.hands.unsafe(xid)
  const { snapshot } = await heal(on.store)
  await on.hands.unsafe(xid)
  await held`commit`
  held.release()

  const seen = seenBy(snapshot)
  const ids = Array.from({ length: 12 }, (_, n) => String(BigInt(open.xid) + BigInt(n - 5)))
  const truth = await on.hands<{ id: string; seen: boolean }[]>`
    select id, pg_visible_in_snapshot(id::xid8, ${snapshot}::text::pg_snapshot) as seen
    from unnest(${ids}::text[]) with ordinality as given (id, n) order by n`
  expect(ids.map(seen)).toEqual(truth.map((row) => row.seen))
  expect(seen(open.xid)).toBe(false)
  expect(seen(String(BigInt(open.xid) + 1n))).toBe(true)
})

test('a text that is no snapshot is refused', () => {
  expect(() => seenBy('')).toThrow('is no snapshot')
})
