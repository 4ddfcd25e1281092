import type { CallRow, OperatorRow, Tick } from '@hearline/protocol'
import { freshDatabase } from '@hearline/store/testing'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openGate } from './testing/gate.ts'
import { openTestHub, type TestHub } from './testing/hub.ts'

type Gate = Awaited<ReturnType<typeof openGate>>
let gate: Gate
let hub: TestHub

beforeAll(async () => {
  const database = await freshDatabase()
  gate = await openGate(database.url)
  hub = await openTestHub({ database, env: { DATABASE_URL: gate.url }, timings: { ring: 4_000 } })
})
afterAll(async () => {
  await hub.stop()
  await gate.shut()
})

const readiness = async () => (await hub.request('/readyz')).status
const unavailable = { status: 503, body: { error: { code: 'unavailable' } } }

// the first, for whoever has gone ready might be called instead
test('nobody is punished for a call that rang while Postgres was silent', { timeout: 40_000 }, async () => {
  const token = await hub.signIn('op0004')
  const page = await hub.page(token)
  await page.watch('desk')
  await hub.command(token, 'set-availability', { availability: 'ready' })
  const own = (is: (row: OperatorRow) => boolean, ms = 10_000) =>
    page.row((row) => row.kind === 'operator' && is(row), ms)
  await hub.event('switch-up', { boot: 'b', can: [], seats: ['sip'], calls: [] }, 1)
  await hub.event('call-arrived', { call: 'rings', to: '12345' }, 2)
  const call = (await page.row((row) => row.kind === 'call' && row.state === 'offered')) as CallRow
  const { version } = await own(({ activity }) => activity === 'offered')
  gate.freeze()
  // rings out in the pause, and is found less late than what is late by itself
  const rangOutAt = Date.parse(call.leaseEndsAt!) - 5_000
  await page.hears(
    (event, body) => (event === 'tick' && Date.parse((body as Tick).at) > rangOutAt ? true : undefined),
    8_000,
  )
  gate.thaw()
  const after = await own((row) => row.version > version)
  expect(after).toMatchObject({ activity: 'idle', availability: 'ready', changedBy: { cause: 'system' } })
  await hub.event('caller-hung-up', { call: 'rings' }, 3)
  page.socket.disconnect()
})

test('while Postgres is away the hub says so at once, and then goes on', { timeout: 30_000 }, async () => {
  const token = await hub.signIn('op0001')
  const page = await hub.page(token)
  await page.watch('desk')
  await gate.shut()
  const asks = [
    () => hub.command(token, 'set-availability', { availability: 'ready' }),
    () => hub.get(token, '/api/v1/tickets'),
  ]
  for (const ask of [...asks, ...asks]) {
    const begun = performance.now()
    const reply = await ask()
    expect(performance.now() - begun).toBeLessThan(1_000)
    expect(reply).toMatchObject(unavailable)
    expect(reply.headers.get('retry-after')).toBe('1')
  }
  await expect.poll(readiness, { timeout: 5_000 }).toBe(503)
  expect((await hub.request('/healthz')).status).toBe(200)
  // who is signed in is known from memory
  expect((await hub.get(token, '/api/v1/me')).status).toBe(200)

  await gate.open()
  await expect.poll(readiness, { timeout: 5_000 }).toBe(200)
  expect((await hub.command(token, 'set-availability', { availability: 'ready' })).status).toBe(200)
  await hub.store.read.execute(sql`update operator set name = '改名' where username = 'op0001'`)
  const row = await page.row((one) => one.kind === 'operator' && one.name === '改名', 1_500)
  expect(row).toMatchObject({ availability: 'ready' })
})

test('a hub that hears nothing from Postgres cannot look fresh', { timeout: 40_000 }, async () => {
  const token = await hub.signIn('op0002')
  const page = await hub.page(token)
  await page.watch('desk')
  const ticks = () => page.heard.filter(({ event }) => event === 'tick').map(({ body }) => body as Tick)
  gate.freeze()
  await expect.poll(readiness, { timeout: 8_000 }).toBe(503)
  const seen = ticks().length
  await expect.poll(() => ticks().length, { timeout: 8_000 }).toBe(seen + 2)
  const [before, after] = ticks().slice(-2)
  expect(after?.asOf).toBe(before?.asOf)
  expect(Date.parse(after!.at) - Date.parse(before!.at)).toBeGreaterThan(1_500)

  const begun = performance.now()
  expect(await hub.command(token, 'set-availability', { availability: 'ready' })).toMatchObject(unavailable)
  expect(performance.now() - begun).toBeLessThan(1_000)
  const body = JSON.stringify({ username: 'op0003', password: 'hearline-demo' })
  const signIn = await hub.request('/api/auth/sign-in/username', { method: 'POST', body })
  expect(signIn).toMatchObject(unavailable)

  gate.thaw()
  await expect.poll(readiness, { timeout: 10_000 }).toBe(200)
  expect((await hub.command(token, 'set-availability', { availability: 'ready' })).status).toBe(200)
})
