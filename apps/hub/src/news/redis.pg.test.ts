import type { OperatorId } from '@hearline/domain'
import { startRedis, type RedisServer } from '@hearline/infra/redis'
import type { Tick } from '@hearline/protocol'
import { createClient } from 'redis'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Hub } from '../hub.ts'
import { openTestHub, type Page, type TestHub } from '../testing/hub.ts'
import { operatorChange } from '../testing/rows.ts'
import { newsChannel } from './redis.ts'

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

test('news of another history and rows of no kind pass by; what follows is still heard', async () => {
  const watcher = await hub.page(token, { of: other })
  const desk = await watcher.watch('desk')
  const id = (desk.ok && 'rows' in desk ? desk.rows[0]?.id : undefined) as OperatorId
  const { dataEpoch } = (await watcher.event('tick')).body as Tick
  const stranger = createClient({ url: redis.url })
  await stranger.connect()
  const say = (data: string, changes: readonly unknown[]) =>
    stranger.publish(newsChannel(hub.database.url), JSON.stringify({ hub: 'stranger', n: 1, data, changes }))
  const named = (name: string, version: number) => [operatorChange({ id, name, version })]

  await say(`${dataEpoch}0`, named('foreign', 1_000_000))
  await say('', named('foreign', 1_000_000))
  await say(dataEpoch, [
    { kind: 'planet', row: { id: 'x', version: 1 } },
    { kind: 'call', row: null },
  ])
  await say(dataEpoch, named('near', 900_000))
  await watcher.row((row) => row.kind === 'operator' && row.name === 'near')
  expect(JSON.stringify(watcher.heard)).not.toContain('foreign')
  stranger.destroy()
})
