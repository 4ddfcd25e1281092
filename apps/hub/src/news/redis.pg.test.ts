import { startRedis, type RedisServer } from '@hearline/infra/redis'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Hub } from '../hub.ts'
import { openTestHub, type Page, type TestHub } from '../testing/hub.ts'

let redis: RedisServer
let hub: TestHub
let other: Hub
let token: string
let page: Page
let n = 0

beforeAll(async () => {
  redis = await startRedis()
  hub = await openTestHub({ env: { REDIS_URL: redis.url } })
  other = await hub.start()
  token = await hub.signIn('op0001')
  // the page hangs on one hub, its commands go to the other
  page = await hub.page(token, { of: other })
  await page.watch('desk')
})
afterAll(async () => {
  await hub.stop()
  await redis.stop('SIGKILL')
})

/** Milliseconds until the page hears of a command run by the other hub. */
async function delay(): Promise<number> {
  const reason = `no ${(n += 1)}`
  const begun = performance.now()
  const { status } = await hub.command(token, 'set-availability', { availability: n % 2 ? 'training' : 'busy', reason })
  expect(status).toBe(200)
  await page.row((row) => row.kind === 'operator' && row.changedBy.reason === reason)
  return performance.now() - begun
}
const fastest = async (tries: number) => {
  const delays: number[] = []
  for (let i = 0; i < tries; i += 1) delays.push(await delay())
  return Math.min(...delays)
}
const isWhole = async () => {
  const { body } = await hub.request('/readyz', {}, other)
  return (body as { dependencies: { redis: { ok: boolean } } }).dependencies.redis.ok
}

test('news of one hub reaches the pages of another at once', async () => {
  await expect.poll(isWhole).toBe(true)
  expect(await fastest(5)).toBeLessThan(100)
})

test('with Redis frozen, then killed, nothing is lost and nobody falls', { timeout: 60_000 }, async () => {
  process.kill(redis.pid, 'SIGSTOP')
  await expect.poll(isWhole, { timeout: 5_000 }).toBe(false)
  for (let i = 0; i < 3; i += 1) expect(await delay()).toBeLessThan(1_500)
  process.kill(redis.pid, 'SIGCONT')
  await expect.poll(isWhole, { timeout: 5_000 }).toBe(true)

  const { port } = redis
  await redis.stop('SIGKILL')
  await expect.poll(isWhole, { timeout: 5_000 }).toBe(false)
  for (let i = 0; i < 3; i += 1) expect(await delay()).toBeLessThan(1_500)
  redis = await startRedis({ port })
  await expect.poll(isWhole, { timeout: 10_000 }).toBe(true)
  expect(await fastest(5)).toBeLessThan(100)
})

test('the newest desk wins, whichever hub it is on', async () => {
  const newer = await hub.page(token)
  await newer.watch('desk')
  expect((await page.event('evicted')).body).toEqual({ reason: 'newer-desk' })
  expect(newer.socket.connected).toBe(true)
})
