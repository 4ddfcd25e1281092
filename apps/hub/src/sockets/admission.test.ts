import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { originsOf } from '../http/origin.ts'
import { openMetrics } from '../metrics.ts'
import { admit } from './admission.ts'

const http = createServer()
const metrics = openMetrics()
let now = 0
let inside = 0

beforeAll(async () => {
  http.on('upgrade', (_req, socket) => {
    inside += 1
    socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n')
  })
  admit(http, { origins: originsOf([]), clock: () => now, metrics, burst: 3, perSecond: 2 })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
})
afterAll(() => http.close())

/** Knocks by hand, and gives the whole answer. */
async function knock(header = ''): Promise<string> {
  const socket = connect((http.address() as AddressInfo).port, '127.0.0.1')
  let heard = ''
  socket.on('data', (bytes) => (heard += bytes.toString()))
  socket.write(`GET /socket.io/ HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${header}\r\n`)
  await once(socket, 'close')
  return heard
}

const counted = async (result: string) =>
  (await metrics.handshakes.get()).values.find(({ labels }) => labels.result === result)?.value

test('a storm gets its burst, then 503 with Retry-After, then so many a second; all are counted', async () => {
  const storm = await Promise.all(Array.from({ length: 8 }, () => knock()))
  expect(storm.filter((answer) => answer.startsWith('HTTP/1.1 101')).length).toBe(3)
  const refused = storm.filter((answer) => answer.startsWith('HTTP/1.1 503'))
  expect(refused.length).toBe(5)
  for (const answer of refused) expect(answer).toMatch(/\r\nRetry-After: 1\r\n/)
  expect([inside, await counted('admitted'), await counted('too-many')]).toEqual([3, 3, 5])
  now += 1_000
  const later = await Promise.all(Array.from({ length: 4 }, () => knock()))
  expect(later.filter((answer) => answer.startsWith('HTTP/1.1 101')).length).toBe(2)
})

test('a cookie from a foreign page costs nothing and gets 403', async () => {
  now += 10_000
  expect(await knock('Cookie: hearline.session_token=x\r\nOrigin: http://evil.example\r\n')).toMatch(/^HTTP\/1.1 403/)
  expect(await counted('foreign')).toBe(1)
  expect(await knock()).toMatch(/^HTTP\/1.1 101/)
})

test('a page that was one too many comes in by itself a little later', async () => {
  const door = createServer()
  const server = new Server(door, { transports: ['websocket'] })
  admit(door, { origins: originsOf([]), clock: () => performance.now(), metrics, burst: 1, perSecond: 4 })
  door.listen(0, '127.0.0.1')
  await once(door, 'listening')
  const url = `http://127.0.0.1:${(door.address() as AddressInfo).port}`
  const pages = Array.from({ length: 3 }, () =>
    io(url, { transports: ['websocket'], forceNew: true, reconnectionDelay: 100, reconnectionDelayMax: 400 }),
  )
  let refused = 0
  for (const page of pages) page.on('connect_error', () => (refused += 1))
  await Promise.all(pages.map((page) => once(page as never, 'connect')))
  expect(refused).toBeGreaterThanOrEqual(2)
  for (const page of pages) page.disconnect()
  await server.close()
})
