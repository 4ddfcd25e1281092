import { randomUUID } from 'node:crypto'
import { commands, type CommandName } from '@hearline/protocol'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goReady, ring, type AtDesk } from '../stand/ring.ts'
import { openStand, type Stand } from '../stand/stand.ts'

let stand: Stand
let me: AtDesk

beforeAll(async () => {
  stand = await openStand()
  await stand.line.up()
  me = await goReady(stand, 'op1700')
})
afterAll(async () => {
  me.desk.close()
  await stand.close()
})

const send = async (name: string, body: string, headers: Record<string, string> = {}) => {
  const reply = await fetch(`${stand.hub.url}/api/v1/commands/${name}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${me.person.token}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...headers,
    },
    body,
  })
  return {
    status: reply.status,
    body: (await reply.json()) as { error?: { code: string; details?: { field?: string } } },
  }
}

const WRONG_TYPES = JSON.stringify({
  callId: 7,
  ticketId: [],
  availability: {},
  operatorId: null,
  fence: 'x',
  raised: 'x',
})

describe('commands', () => {
  test.each(Object.keys(commands) as CommandName[])(
    '%s refuses null, a list, a text, and fields of the wrong type',
    async (name) => {
      for (const body of [
        'null',
        '[]',
        '"text"',
        '7',
        // a command without fields passes over them
        ...('shape' in commands[name] && Object.keys(commands[name].shape).length === 0 ? [] : [WRONG_TYPES]),
      ]) {
        const reply = await send(name, body)
        expect([400, 403, 404, 409], `${name} ${body}`).toContain(reply.status)
        expect(reply.body.error?.code, `${name} ${body}`).toBeTypeOf('string')
      }
    },
  )
  test('a missing field is named', async () => {
    const reply = await send('answer-call', JSON.stringify({ callId: randomUUID() }))
    expect(reply).toMatchObject({ status: 400, body: { error: { code: 'bad-input', details: { field: 'fence' } } } })
  })
  test('broken JSON, an unknown command, unknown ids, a missing or malformed key', async () => {
    expect(await send('answer-call', '{"callId":')).toMatchObject({
      status: 400,
      body: { error: { code: 'bad-input' } },
    })
    expect(await send('fly-to-moon', '{}')).toMatchObject({ status: 404, body: { error: { code: 'not-found' } } })
    const unknown = await send('answer-call', JSON.stringify({ callId: randomUUID(), fence: 1 }))
    expect([404, 409]).toContain(unknown.status)
    expect(await send('finish-wrap-up', '{}', { 'idempotency-key': '' })).toMatchObject({
      status: 400,
      body: { error: { code: 'bad-input' } },
    })
    expect(await send('finish-wrap-up', '{}', { 'idempotency-key': 'one' })).toMatchObject({ status: 400 })
  })
  test('32 KB pass, one byte more is refused', async () => {
    const padded = (size: number) => `{"callId":"${randomUUID()}"${' '.repeat(size - 55)},"x":1}`
    expect((await send('answer-call', padded(32 * 1024))).body.error?.code).toBe('bad-input')
    const over = await send('answer-call', padded(32 * 1024 + 1))
    expect(over).toMatchObject({ status: 413, body: { error: { code: 'too-large' } } })
  })
  test('nobody without a sign-in, no foreign origin with a cookie', async () => {
    expect(await send('finish-wrap-up', '{}', { authorization: 'Bearer nonsense' })).toMatchObject({
      status: 401,
      body: { error: { code: 'not-signed-in' } },
    })
    const cookie = { authorization: '', cookie: `better-auth.session_token=${me.person.token}` }
    expect((await send('finish-wrap-up', '{}', { ...cookie, origin: 'http://elsewhere.example' })).status).toBe(403)
    expect((await send('finish-wrap-up', '{}', cookie)).status).toBe(403)
  })
})

describe('the socket', () => {
  test('null payloads, missing acknowledgements, unknown events and topics end nothing', async () => {
    const socket = io(stand.hub.url, { transports: ['websocket'], auth: { token: me.person.token }, forceNew: true })
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', () => resolve())
      socket.once('connect_error', reject)
    })
    for (const event of ['watch', 'unwatch', 'alive', 'answer-call', '__proto__', 'news']) {
      socket.emit(event)
      socket.emit(event, null)
      socket.emit(event, { topic: 'desk' }, 'not a function', null)
    }
    for (const body of [
      null,
      undefined,
      7,
      'desk',
      [],
      {},
      { topic: null },
      { topic: 'nowhere' },
      { topic: 'queue/' },
      { topic: 'ticket/1' },
    ]) {
      const reply = (await socket.timeout(2000).emitWithAck('watch', body)) as { ok: boolean; error?: { code: string } }
      expect(reply.ok, JSON.stringify(body)).toBe(false)
      expect(reply.error?.code).toBeTypeOf('string')
    }
    expect(await socket.timeout(2000).emitWithAck('watch', { topic: 'queues' })).toMatchObject({
      ok: true,
      topic: 'queues',
    })
    socket.disconnect()
  })
  test('bad credentials are a connect error', async () => {
    const socket = io(stand.hub.url, {
      transports: ['websocket'],
      auth: { token: 'nonsense' },
      forceNew: true,
      reconnection: false,
    })
    const error = await new Promise<Error>((resolve) => socket.once('connect_error', resolve))
    expect(error.message).toBe('unauthorized')
    socket.disconnect()
  })
})

describe('the switch', () => {
  test('broken events are refused, unknown ones kept, neither ends anything', async () => {
    expect((await stand.line.raw('{"id":')).status).toBe(400)
    expect((await stand.line.raw('null')).status).toBe(400)
    expect((await stand.line.post({ type: 'call-arrived', call: 'x' })).status).toBe(400)
    expect((await stand.line.post({ type: 'the-moon-rises', call: 'x' })).status).toBe(202)
    expect((await stand.line.post({ type: 'connected', call: 'never-heard-of' })).status).toBe(202)
    expect((await stand.line.post({ type: 'caller-hung-up', call: 'never-heard-of' })).status).toBe(202)
    const wrongKey = await fetch(`${stand.hub.url}/api/v1/cti/events`, {
      method: 'POST',
      headers: { authorization: 'Bearer wrong' },
      body: '{}',
    })
    expect(wrongKey.status).toBe(401)
  })
})

test('after all of it the same hub still takes a call', async () => {
  const now = await goReady(stand, 'op1700') // the socket test took the desk over
  const { offer } = await ring(stand, now)
  const reply = await now.person.command('answer-call', { callId: offer.id, fence: offer.fence })
  expect(reply.status).toBe(200)
  now.desk.close()
  expect(stand.hub.crashes).toEqual([])
  expect(stand.hub.errors).toEqual([])
})
