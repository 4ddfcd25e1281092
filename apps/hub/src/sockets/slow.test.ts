import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { OperatorId } from '@hearline/domain'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { originsOf } from '../http/origin.ts'
import { openLog } from '../log.ts'
import { openMetrics } from '../metrics.ts'
import { evict } from './client.ts'
import { openSockets } from './server.ts'
import { watchSlow } from './slow.ts'

const http = createServer()
const metrics = openMetrics()
const actor = {
  id: 'op0001',
  personId: 'p',
  sessionId: 's',
  name: '某人',
  role: 'operator',
  operatorId: 'o' as OperatorId,
} as const
const sessions = { actorOf: () => Promise.resolve(actor), isValid: () => true, stop: () => undefined }
const sockets = openSockets({ http, origins: originsOf([]), sessions, log: openLog('silent'), metrics })
const slow = watchSlow({ clients: sockets.clients, metrics })

beforeAll(async () => {
  const ok = () => ({ ok: true }) as const
  sockets.serve(
    { watch: ok, unwatch: ok, alive: ok },
    () => undefined,
    () => undefined,
  )
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
})
afterAll(async () => {
  slow.stop()
  await sockets.io.close()
})

async function connect() {
  const { port } = http.address() as AddressInfo
  const options = { transports: ['websocket'], auth: { token: 'a'.repeat(32) }, forceNew: true, reconnection: false }
  const page = io(`http://127.0.0.1:${port}`, options)
  await once(page as never, 'connect')
  const client = [...sockets.clients.values()].at(-1)!
  // the page stops reading, as a frozen one does
  const stall = () => {
    const { transport } = page.io.engine as unknown as { transport: { ws: { _socket: { pause(): void } } } }
    transport.ws._socket.pause()
  }
  return { page, client, stall, gone: once(client.socket as never, 'disconnect') }
}

const text = 'x'.repeat(64 * 1024)
const flood = (client: Awaited<ReturnType<typeof connect>>['client']) => {
  const news = { topic: 'floor', epoch: text, seq: 1, at: '', rows: [], gone: [] }
  for (let i = 0; i < 400; i += 1) client.socket.emit('news', news)
}

test('a page that does not read is cut after 2 s, one that reads is not', async () => {
  const frozen = await connect()
  const reader = await connect()
  frozen.stall()
  flood(frozen.client)
  flood(reader.client)
  const begun = performance.now()
  await frozen.gone
  expect(performance.now() - begun).toBeGreaterThan(1_900)
  expect(reader.page.connected).toBe(true)
  expect(await metrics.registry.getSingleMetricAsString('hearline_sockets_cut_total')).toContain('reason="too-slow"} 1')
  reader.page.disconnect()
})

test('an evicted page that does not read is not sent its backlog first', async () => {
  const frozen = await connect()
  frozen.stall()
  flood(frozen.client)
  const begun = performance.now()
  evict(frozen.client, { reason: 'newer-desk' })
  await frozen.gone
  expect(performance.now() - begun).toBeLessThan(1_500)
  await expect.poll(() => sockets.io.engine.clientsCount, { timeout: 3_000 }).toBe(0)
})

test('a closed line is not held by a page that does not answer the goodbye', async () => {
  const frozen = await connect()
  frozen.stall()
  const lines = () => new Promise<number>((resolve) => http.getConnections((_, count) => resolve(count)))
  expect(await lines()).toBe(1)
  frozen.client.socket.conn.close()
  await expect.poll(lines, { timeout: 3_000 }).toBe(0)
})
