import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CallId } from '@hearline/domain'
import { afterEach, expect, test } from 'vitest'
import { openLog } from '../log.ts'
import { commander, type Acknowledged } from './commands.ts'

const closing: (() => unknown)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})
const refusal = (code: string) => ({ error: { code, message: code } })
const good = { value: { ticketId: '0198a000-0000-7000-8000-000000000001' }, rows: [] }

/** A server that answers with each of these in turn; `cut` closes the line without an answer. */
async function answering(...answers: ([number, unknown] | 'cut')[]) {
  const keys: unknown[] = []
  const server = createServer((request: IncomingMessage, response) => {
    keys.push(request.headers['idempotency-key'])
    const answer = answers.shift() ?? 'cut'
    if (answer === 'cut') return request.socket.destroy()
    response.writeHead(answer[0], { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer[1]))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const stopping = new AbortController()
  closing.push(
    () => server.closeAllConnections(),
    () => server.close(),
    () => {
      stopping.abort()
    },
  )
  const acknowledged: Acknowledged[] = []
  let renewed = 0
  const renew = () => {
    renewed += 1
    return Promise.resolve()
  }
  const command = commander({
    hub: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    session: { token: () => 'token', me: () => ({}) as never, renew, end: () => Promise.resolve() },
    signal: stopping.signal,
    log: openLog('silent'),
    onAnswered: (one) => acknowledged.push(one),
    backoff: 2,
  })
  return {
    answer: () => command('answer-call', { callId: 'c' as CallId, fence: 1 }),
    keys,
    acknowledged,
    renewed: () => renewed,
    stopping,
  }
}

test('a command goes again under its key while the hub is away', async () => {
  const hub = await answering([503, refusal('unavailable')], 'cut', [429, refusal('too-many-requests')], [200, good])
  expect(await hub.answer()).toMatchObject({ ok: true, value: good.value })
  expect(hub.keys).toHaveLength(4)
  expect(new Set(hub.keys).size).toBe(1)
  expect(hub.acknowledged).toMatchObject([{ name: 'answer-call', status: 200, key: hub.keys[0] }])
})

test('a refusal is an answer', async () => {
  const hub = await answering([409, refusal('call-gone')])
  expect(await hub.answer()).toEqual({ ok: false, status: 409, code: 'call-gone' })
  expect(hub.keys).toHaveLength(1)
})

test('a sign-in that ended is renewed once, the key stays', async () => {
  const hub = await answering([401, refusal('not-signed-in')], [401, refusal('not-signed-in')])
  expect(await hub.answer()).toMatchObject({ ok: false, status: 401 })
  expect([hub.renewed(), new Set(hub.keys).size]).toEqual([1, 1])
})

test('a reply that breaks the contract is no success', async () => {
  const hub = await answering([200, { value: {}, rows: [] }])
  expect(await hub.answer()).toMatchObject({ ok: false, code: 'unreadable' })
})

test('stopping ends the repeating', async () => {
  const hub = await answering('cut', 'cut', 'cut')
  const answer = hub.answer()
  hub.stopping.abort()
  expect(await answer).toMatchObject({ ok: false, code: 'unavailable' })
})
