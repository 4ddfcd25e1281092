import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHub, type TestHub } from '../testing/hub.ts'

let hub: TestHub
let cookie: string

beforeAll(async () => {
  hub = await openTestHub()
  const { headers } = await hub.request('/api/auth/sign-in/username', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'op0001', password: 'hearline-demo' }),
  })
  cookie = headers.getSetCookie()[0]?.split(';')[0] ?? ''
})
afterAll(() => hub.stop())

function knock(options: { token?: unknown; headers?: Record<string, string> }): Promise<string> {
  const { token, headers = {} } = options
  const socket = io(hub.base(), {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: headers,
    ...(token === undefined ? {} : { auth: { token } }),
  })
  return new Promise<string>((resolve) => {
    socket.once('connect', () => resolve('in'))
    socket.once('connect_error', ({ message }) => resolve(message))
  }).finally(() => socket.disconnect())
}

describe('a handshake', () => {
  test.each([
    ['nothing', {}],
    ['an unknown token', { token: 'a'.repeat(32) }],
    ['a token that is none', { token: { $gt: '' } }],
    ['a number', { token: 7 }],
    ['a torn cookie', { headers: { cookie: 'hearline.session_token=%E0%A4%A' } }],
  ])('with %s is unauthorized', async (_what, options) => {
    expect(await knock(options)).toBe('unauthorized')
  })

  test('with a cookie needs an origin that is listed', async () => {
    expect(await knock({ headers: { cookie, origin: hub.base() } })).toBe('in')
    expect(await knock({ headers: { cookie, origin: 'http://evil.example' } })).toBe('websocket error')
    expect(await knock({ headers: { cookie } })).toBe('websocket error')
  })

  test('that was a wrong guess is told so and ends the line', async () => {
    const line = new WebSocket(`${hub.base().replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
    const heard: string[] = []
    const closed = new Promise<number>((resolve) => line.addEventListener('close', () => resolve(performance.now())))
    line.addEventListener('message', ({ data }) => {
      heard.push(String(data))
      if (String(data).startsWith('0{')) line.send(`40{"token":"${'a'.repeat(32)}"}`)
    })
    const begun = performance.now()
    expect((await closed) - begun).toBeLessThan(2_000)
    expect(heard.at(-1)).toBe('44{"message":"unauthorized"}')
  })

  test('over polling does not exist', async () => {
    const { status } = await fetch(`${hub.base()}/socket.io/?EIO=4&transport=polling`)
    expect(status).toBe(400)
  })
})

describe('what a page says', () => {
  const cases: [string, unknown[], string][] = [
    ['watch', [null], 'bad-input'],
    ['watch', [], 'bad-input'],
    ['watch', ['desk'], 'bad-input'],
    ['watch', [{ topic: 7 }], 'bad-input'],
    ['watch', [{ topic: 'x'.repeat(500) }], 'bad-input'],
    ['watch', [{ topic: 'moon' }], 'unknown-topic'],
    ['watch', [{ topic: 'ticket/7' }], 'unknown-topic'],
    ['watch', [{ topic: '__proto__' }], 'unknown-topic'],
    ['watch', [{ topic: 'floor' }], 'not-allowed'],
    ['watch', [{ topic: 'team/g001' }], 'not-allowed'],
    ['watch', [{ topic: 'queue/no-such' }], 'not-allowed'],
    ['watch', [{ topic: 'ticket/0199b0de-0000-7000-8000-000000000001' }], 'not-found'],
    ['unwatch', [{}], 'bad-input'],
    ['unwatch', [{ topic: 'moon' }], 'unknown-topic'],
    ['alive', [{ nonce: 'made up' }], 'bad-input'],
    ['alive', [undefined], 'bad-input'],
    ['answer-call', [{ callId: 'x' }], 'unknown-event'],
    ['toString', [{}], 'unknown-event'],
    ['constructor', [null], 'unknown-event'],
  ]

  test('is refused by a code when it is wrong, and nobody falls', async () => {
    const page = await hub.page(await hub.signIn('op1700'))
    for (const [event, body, code] of cases) {
      const reply = await page.say(event, ...body)
      expect({ event, body, reply }).toMatchObject({ reply: { ok: false, error: { code } } })
    }
    // without anybody waiting for an answer
    for (const [event, body] of cases) page.socket.emit(event, ...body)
    page.socket.emit(
      'watch',
      () => undefined,
      7,
      () => undefined,
    )
    page.socket.emit('watch', Buffer.from('bytes'))
    expect(await page.watch('queues')).toMatchObject({ ok: true })
  })

  test('is cut off when it is too large or too much', async () => {
    const token = await hub.signIn('op1701')
    const large = await hub.page(token)
    large.socket.emit('watch', { topic: 'x'.repeat(40_000) })
    await large.event('disconnect')
    const much = await hub.page(token)
    for (let i = 0; i < 400; i += 1) much.socket.emit('alive', { nonce: String(i) })
    await much.event('disconnect')
    expect((await hub.request('/healthz')).status).toBe(200)
  })
})
