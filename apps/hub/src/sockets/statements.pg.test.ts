import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHub, type TestHub } from '../testing/hub.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await openTestHub()
})
afterAll(() => hub.stop())

/** Statements of transactions and of single reads; lanes ask at their own pace whoever comes. */
async function statements(lines: 'writing' | 'reading'): Promise<number> {
  const text = await (await fetch(`${hub.base()}/metrics`)).text()
  return Number(new RegExp(`^hearline_statements_total\\{lines="${lines}"\\} (\\d+)$`, 'm').exec(text)?.[1] ?? 0)
}

async function cost(work: () => Promise<unknown>) {
  const before = [await statements('writing'), await statements('reading')] as const
  const begun = performance.now()
  await work()
  const seconds = (performance.now() - begun) / 1000
  return {
    writing: (await statements('writing')) - before[0],
    reading: (await statements('reading')) - before[1],
    seconds,
  }
}

test('50 pages that come back with a known sign-in cost Postgres nothing', async () => {
  const token = await hub.signIn('op0001')
  const { writing, reading, seconds } = await cost(async () => {
    const pages = await Promise.all(Array.from({ length: 50 }, () => hub.page(token, { proves: false })))
    const replies = await Promise.all(pages.map((page) => page.watch('queues')))
    expect(replies.every(({ ok }) => ok)).toBe(true)
    for (const page of pages) page.socket.disconnect()
  })
  // what the hub does by itself meanwhile
  expect(writing).toBeLessThan(5 + 10 * seconds)
  expect(reading).toBeLessThan(5 + 10 * seconds)
})

test('a desk costs the few statements of its seat row', async () => {
  const tokens = await Promise.all(Array.from({ length: 10 }, (_, n) => hub.signIn(`op0${101 + n}`)))
  const pages = await Promise.all(tokens.map((token) => hub.page(token)))
  await Promise.all(pages.map((page) => page.watch('desk')))
  for (const page of pages) page.socket.disconnect()
  const again = await Promise.all(tokens.map((token) => hub.page(token)))
  const { writing, reading } = await cost(() => Promise.all(again.map((page) => page.watch('desk'))))
  // begin, lock, seat, commit
  expect(writing / 10).toBeLessThanOrEqual(5)
  expect(reading).toBeLessThan(10)
})
