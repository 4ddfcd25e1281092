import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { OperatorId } from '@hearline/domain'
import { Server, type Socket } from 'socket.io'
import { afterEach, expect, test } from 'vitest'
import { openLog } from '../log.ts'
import { openDesk } from './desk.ts'
import { takeSeat } from './seat.ts'

const id = '0198a000-0000-7000-8000-000000000001' as OperatorId
const at = '2026-01-05T10:00:00Z'
const me = (version: number) => ({
  kind: 'operator',
  id,
  version,
  username: 'op0001',
  name: 'A',
  groupId: 'g001',
  availability: 'busy',
  activity: 'idle',
  since: at,
  queues: [],
  changedBy: { actor: 'a', cause: 'own' },
})
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A hub's socket end: `desks` are those watched, `lived` the nonces answered. */
async function seated(refuse: (token: unknown) => boolean = () => false) {
  const http = createServer().listen(0, '127.0.0.1')
  await once(http, 'listening')
  const hub = new Server(http)
  const desks: Socket[] = []
  const lived: string[] = []
  const happened: (() => void)[] = []
  const look = () => {
    for (const each of happened) each()
  }
  hub.use((socket, next) => {
    next(refuse(socket.handshake.auth['token']) ? new Error('unauthorized') : undefined)
  })
  hub.on('connection', (socket) => {
    socket.on('watch', (_topic: unknown, answer: (reply: object) => void) => {
      desks.push(socket)
      answer({ ok: true, topic: 'desk', epoch: 'e', seq: 4, rows: [me(desks.length)] })
      look()
    })
    socket.on('alive', ({ nonce }: { nonce: string }, answer: (reply: object) => void) => {
      lived.push(nonce)
      answer({ ok: true })
      look()
    })
  })

  let token = 'old'
  const desk = openDesk(id)
  const told = { changes: 0, taken: 0 }
  const seat = takeSeat({
    hub: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    session: {
      token: () => token,
      me: () => ({ username: 'op0001' }) as never,
      renew: () => {
        token = 'new'
        return Promise.resolve()
      },
      end: () => Promise.resolve(),
    },
    desk,
    log: openLog('silent'),
    onChange: () => {
      told.changes += 1
      look()
    },
    onTaken: () => {
      told.taken += 1
      look()
    },
  })
  closing.push(seat.close, () => hub.close())
  const until = (done: () => boolean) =>
    new Promise<boolean>((resolve) => {
      const check = () => {
        if (done()) resolve(true)
      }
      happened.push(check)
      check()
    })
  return { desk, desks, lived, told, seat, until }
}
const tick = (nonce: string, seq = 4) => ({
  at,
  asOf: at,
  dataEpoch: 'd',
  nonce,
  heads: { desk: { epoch: 'e', seq } },
})

test('it watches the desk and proves life on each tick', async () => {
  const { desk, desks, lived, until } = await seated()
  await until(() => desk.me()?.version === 1)
  desks[0]!.emit('tick', tick('n1'))
  desks[0]!.emit('tick', tick('n2'))
  await until(() => lived.length === 2)
  expect(lived).toEqual(['n1', 'n2'])
  expect(desks).toHaveLength(1)
})

test('when news was lost it asks for the desk anew', async () => {
  const { desk, desks, until } = await seated()
  await until(() => desk.me()?.version === 1)
  desks[0]!.emit('tick', tick('n1', 5))
  await until(() => desk.me()?.version === 2)
  desks[0]!.emit('news', { topic: 'desk', epoch: 'e', seq: 9, at, rows: [], gone: [] })
  await until(() => desk.me()?.version === 3)
  expect(desks).toHaveLength(3)
})

test('after a loss it comes back by itself', async () => {
  const { desk, desks, until } = await seated()
  await until(() => desk.me()?.version === 1)
  desks[0]!.conn.close()
  expect(await until(() => desk.me()?.version === 2)).toBe(true)
})

test.each([
  ['a drain', 'drain', { afterMs: 10 }],
  ['an eviction for silence', 'evicted', { reason: 'no-proof-of-life' }],
  ['an ended watch', 'unwatched', { topic: 'desk', reason: 'permission' }],
])('after %s it comes back', async (_, event, body) => {
  const { desk, desks, until } = await seated()
  await until(() => desk.me()?.version === 1)
  desks[0]!.emit(event, body)
  expect(await until(() => desk.me()?.version === 2)).toBe(true)
})

test('whose place was taken by a newer desk does not fight for it', async () => {
  const { desk, desks, told, seat, until } = await seated()
  await until(() => desk.me()?.version === 1)
  desks[0]!.emit('evicted', { reason: 'newer-desk' })
  await until(() => told.taken === 1)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect([seat.connected(), desks.length]).toEqual([false, 1])
})

test('an ended sign-in is renewed', async () => {
  const { desk, until } = await seated((token) => token === 'old')
  expect(await until(() => desk.me()?.version === 1)).toBe(true)
})

test('what breaks the contract changes nothing and ends nothing', async () => {
  const { desk, desks, lived, until } = await seated()
  await until(() => desk.me()?.version === 1)
  for (const junk of [null, 'x', { rows: 1 }, []]) desks[0]!.emit('tick', junk)
  desks[0]!.emit('tick', tick('n1'))
  await until(() => lived.length === 1)
  expect(desk.me()?.version).toBe(1)
})
