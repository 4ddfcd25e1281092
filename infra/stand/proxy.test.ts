import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startRedis, type RedisServer } from '../redis/server.ts'
import { openProxy, type Proxy } from './proxy.ts'
import { isNews, replies } from './resp.ts'
import { byChance } from './tampering.ts'

const open = async (port: number): Promise<Socket> => {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  return socket
}

describe('a proxy before an echo', () => {
  let echo: Server
  let proxy: Proxy
  let socket: Socket
  const heard = async () => String((await once(socket, 'data'))[0])

  beforeAll(async () => {
    echo = createServer((one) => one.on('error', () => undefined).pipe(one)).listen(0, '127.0.0.1')
    await once(echo, 'listening')
  })
  afterAll(() => echo.close())
  beforeEach(async () => {
    proxy = await openProxy({ target: (echo.address() as AddressInfo).port })
    socket = await open(proxy.port)
  })
  afterEach(async () => {
    socket.destroy()
    await proxy.close()
  })

  test('carries what is said both ways', async () => {
    socket.write('hello')
    expect(await heard()).toBe('hello')
    expect(proxy.links).toBe(1)
  })

  test('cuts the links there are and lets new ones come', async () => {
    socket.write('hello')
    await heard()
    proxy.cut()
    await once(socket, 'close')
    socket = await open(proxy.port)
    socket.write('again')
    expect(await heard()).toBe('again')
  })

  test('refuses new links until told otherwise, and keeps the old', async () => {
    socket.write('hello')
    await heard()
    proxy.refuse(true)
    const refused = await open(proxy.port)
    await once(refused, 'close')
    socket.write('still here')
    expect(await heard()).toBe('still here')
  })

  test('delays both ways and keeps the order, also when the delay ends', async () => {
    proxy.delay(100)
    const begun = performance.now()
    let all = ''
    const whole = new Promise<void>((resolve) => {
      socket.on('data', (chunk) => (all += String(chunk)).length === 2 && resolve())
    })
    socket.write('a')
    setTimeout(() => {
      proxy.delay(0)
      socket.write('b')
    }, 20)
    await whole
    expect(all).toBe('ab')
    expect(performance.now() - begun).toBeGreaterThanOrEqual(99)
  })

  test('drops, doubles and reorders chunks as told', async () => {
    const fates = ['drop', 'hold', 'double', 'pass'] as const
    let n = 0
    proxy.tamper(() => fates[n++] ?? 'pass')
    let all = ''
    socket.on('data', (chunk) => (all += String(chunk)))
    for (const letter of ['1', '2', '3', '4']) {
      socket.write(letter)
      await expect.poll(() => n).toBe(Number(letter)) // a chunk of its own each
    }
    await expect.poll(() => all).toBe('3234')
    expect(proxy.fates).toEqual({ drop: 1, hold: 1, double: 1, pass: 1, cut: 0 })
    proxy.tamper(() => 'cut')
    socket.write('5')
    await once(socket, 'close')
    expect(all).toBe('3234')
  })
})

test('of several targets each link gets the next one that does not refuse it', async () => {
  const servers = ['first', 'second'].map((name) => createServer((one) => one.on('error', () => undefined).end(name)))
  for (const server of servers) await once(server.listen(0, '127.0.0.1'), 'listening')
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  const proxy = await openProxy({ target: () => ports })
  const ask = async () => String((await once(await open(proxy.port), 'data'))[0])
  expect(new Set([await ask(), await ask()])).toEqual(new Set(['first', 'second']))
  servers[0]!.close()
  await once(servers[0]!, 'close')
  expect([await ask(), await ask(), await ask()]).toEqual(['second', 'second', 'second'])
  servers[1]!.close()
  await proxy.close()
})

describe('a proxy before Redis', () => {
  let redis: RedisServer
  let proxy: Proxy
  beforeAll(async () => {
    redis = await startRedis()
    proxy = await openProxy({ target: redis.port, split: replies, mayTamper: isNews })
  })
  afterAll(async () => {
    await proxy.close()
    await redis.stop()
  })

  test('news is dropped, doubled and reordered while the stream stays whole and answers', async () => {
    const publisher = await open(redis.port)
    const subscriber = await open(proxy.port)
    const split = replies()
    const heard: string[] = []
    subscriber.on('data', (chunk: Buffer) => heard.push(...split(chunk).map(String)))
    subscriber.write('HELLO 3\r\nSUBSCRIBE news\r\n')
    await expect.poll(() => heard.length).toBe(2)
    proxy.tamper(byChance({ drop: 0.2, double: 0.2, reorder: 0.2, seed: 7 }))
    publisher.write(Array.from({ length: 1000 }, (_, n) => `PUBLISH news n${n}\r\n`).join(''))
    const met = () => Object.values(proxy.fates).reduce((sum, count) => sum + count, 0)
    await expect.poll(met).toBe(1002)
    proxy.tamper()
    subscriber.write('PING\r\n')
    publisher.write('PUBLISH news last\r\n')
    await expect.poll(() => heard.at(-1) === '+PONG\r\n' || heard.at(-2) === '+PONG\r\n').toBe(true)
    const numbers = heard.filter((unit) => isNews(Buffer.from(unit))).map((unit) => /n(\d+)\r\n$/.exec(unit)?.[1])
    const known = numbers.filter((n) => n !== undefined).map(Number)
    const { drop, double } = proxy.fates
    for (const share of [drop, double, proxy.fates.hold]) expect(share).toBeGreaterThan(150)
    expect(new Set(known).size).toBe(1000 - drop)
    expect(known.length).toBe(1000 - drop + double)
    expect(known.some((n, at) => n < (known[at - 1] ?? 0))).toBe(true)
    publisher.destroy()
    subscriber.destroy()
  })
})
