import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHub, type TestHub } from '../testing/hub.ts'

let hub: TestHub
beforeAll(async () => {
  // few lines to Postgres, so that a small shift is already more than they bear
  hub = await openTestHub({ env: { POOL_SIZE: '2' } })
})
afterAll(() => hub.stop())

test('a shift that signs in at once gets in, one after another', { timeout: 60_000 }, async () => {
  const names = Array.from({ length: 60 }, (_, n) => `op0${100 + n}`)
  const tokens = await Promise.all(names.map((name) => hub.signIn(name)))
  expect(new Set(tokens).size).toBe(60)
})
