import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHub, type TestHub } from '../testing/hub.ts'

let hub: TestHub
let token: string
const unknown = '0199b0de-0000-7000-8000-000000000001'

beforeAll(async () => {
  hub = await openTestHub()
  token = await hub.signIn('op0001')
})
afterAll(() => hub.stop())

const post = (path: string, body: string | undefined, headers: Record<string, string> = {}) =>
  hub.request(`/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID(), ...headers },
    ...(body === undefined ? {} : { body }),
  })
const refusal = (code: string, details?: unknown) => ({
  error: { code, message: expect.any(String) as string, ...(details === undefined ? {} : { details }) },
})
const answer = JSON.stringify({ callId: unknown, fence: 1 })

describe('a command', () => {
  test.each([
    ['a missing field', 'answer-call', '{}', 'callId'],
    ['a missing fence', 'answer-call', JSON.stringify({ callId: unknown }), 'fence'],
    ['a wrong type', 'answer-call', JSON.stringify({ callId: unknown, fence: '1' }), 'fence'],
    ['a malformed id', 'answer-call', JSON.stringify({ callId: 'seven', fence: 1 }), 'callId'],
    ['a state nobody may choose', 'set-availability', JSON.stringify({ availability: 'signed-out' }), 'availability'],
    [
      'a nested wrong type',
      'save-draft',
      JSON.stringify({ ticketId: unknown, rev: 1, fields: { text: 7 } }),
      'fields.text',
    ],
    ['broken JSON', 'answer-call', '{"callId":', 'body'],
    ['null', 'answer-call', 'null', 'body'],
    ['a list', 'answer-call', '[]', 'body'],
    ['a text', 'answer-call', '"answer"', 'body'],
    ['no body', 'answer-call', undefined, 'callId'],
  ])('with %s is bad-input that names it', async (_what, name, body, field) => {
    const { status, body: reply } = await post(`/commands/${name}`, body)
    expect(reply).toEqual(refusal('bad-input', { field }))
    expect(status).toBe(400)
  })

  test.each([
    ['no key', undefined],
    ['a key that is no UUID', 'seven'],
    ['an empty key', ''],
  ])('with %s names the header', async (_what, key) => {
    const headers = { authorization: `Bearer ${token}`, ...(key === undefined ? {} : { 'idempotency-key': key }) }
    const { status, body } = await hub.request('/api/v1/commands/answer-call', {
      method: 'POST',
      headers,
      body: answer,
    })
    expect(body).toEqual(refusal('bad-input', { field: 'Idempotency-Key' }))
    expect(status).toBe(400)
  })

  test.each(['moon', 'toString', '__proto__', 'constructor', 'x'.repeat(300), '%00', 'a%2Fb'])(
    'called %s does not exist',
    async (name) => {
      const { status, body } = await post(`/commands/${name}`, '{}')
      expect(body).toEqual(refusal('not-found'))
      expect(status).toBe(404)
    },
  )

  test('of 32 KB is read, one byte more is too large', async () => {
    const body = (bytes: number) => {
      const frame = JSON.stringify({ callId: unknown, fence: 1, x: '' })
      return frame.replace('"x":""', `"x":"${'x'.repeat(bytes - frame.length)}"`)
    }
    expect(body(32 * 1024)).toHaveLength(32 * 1024)
    expect((await post('/commands/answer-call', body(32 * 1024))).status).toBe(404)
    const { status, body: reply } = await post('/commands/answer-call', body(32 * 1024 + 1))
    expect(reply).toEqual(refusal('too-large'))
    expect(status).toBe(413)
    expect((reply as { error: { message: string } }).error.message).toContain(' 32 KB')
    const toSwitch = { authorization: `Bearer ${hub.env.CTI_KEY}` }
    const event = await post('/cti/events', 'x'.repeat(2 * 1024 * 1024 + 1), toSwitch)
    expect((event.body as { error: { message: string } }).error.message).toContain(' 2048 KB')
  })

  test('about something unknown does not find it', async () => {
    expect(await post('/commands/answer-call', answer)).toMatchObject({ status: 404, body: refusal('not-found') })
    const ticket = await post('/commands/register-ticket', JSON.stringify({ ticketId: unknown }))
    expect(ticket).toMatchObject({ status: 404, body: refusal('not-found') })
  })

  test('nobody of this role has is not allowed', async () => {
    const { status, body } = await post('/commands/set-storm-mode', JSON.stringify({ on: true, reason: 'rain' }))
    expect(body).toEqual(refusal(status === 404 ? 'not-found' : 'not-allowed'))
    const forced = await post('/commands/force-availability', '{}')
    expect(forced).toMatchObject({ status: 403, body: refusal('not-allowed') })
  })

  test('without a sign-in is refused before it is read', async () => {
    for (const authorization of ['', 'Bearer', 'Bearer x', `Bearer ${'a'.repeat(32)}`, 'Basic eDp5']) {
      const { status, body } = await post('/commands/answer-call', 'x'.repeat(40_000), { authorization })
      expect({ authorization, status, body }).toMatchObject({ status: 401, body: refusal('not-signed-in') })
    }
  })
})

describe('a cookie', () => {
  const signIn = (headers: Record<string, string>) =>
    hub.request('/api/auth/sign-in/username', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ username: 'op0002', password: 'hearline-demo' }),
    })

  test('acts only from a listed origin', async () => {
    const { headers } = await signIn({})
    const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const act = (more: Record<string, string>) =>
      hub.request('/api/v1/commands/finish-wrap-up', {
        method: 'POST',
        headers: { cookie, 'idempotency-key': randomUUID(), ...more },
        body: '{}',
      })
    expect((await act({ origin: hub.base() })).status).toBe(409)
    expect(await act({ origin: 'http://evil.example' })).toMatchObject({ status: 403, body: refusal('not-allowed') })
    expect((await act({})).status).toBe(403)
    expect((await hub.request('/api/v1/me', { headers: { cookie } })).status).toBe(200)
  })

  test('is not given to a foreign page', async () => {
    expect((await signIn({ origin: 'http://evil.example' })).status).toBe(403)
    expect((await signIn({ origin: hub.base() })).headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Lax/)
  })
})

describe('sign-in', () => {
  const tryIn = (body: unknown) =>
    hub.request('/api/auth/sign-in/username', { method: 'POST', body: JSON.stringify(body) })

  test.each([
    ['a wrong password', { username: 'op0003', password: 'wrong' }],
    ['nobody', { username: 'nobody', password: 'hearline-demo' }],
    ['a name that is none', { username: '<script>', password: 'hearline-demo' }],
  ])('with %s says no more than that', async (_what, body) => {
    expect(await tryIn(body)).toMatchObject({ status: 401, body: refusal('not-signed-in') })
  })

  test.each([null, {}, { username: 7, password: 7 }, { username: 'op0003' }])('with %j is bad-input', async (body) => {
    expect(await tryIn(body)).toMatchObject({ status: 400, body: refusal('bad-input', expect.anything()) })
  })

  test('of an agency is possible', async () => {
    const [unit] = await hub.store.read.query.person.findMany({ where: (p, { eq }) => eq(p.role, 'agency'), limit: 1 })
    expect(unit?.username).toMatch(/^agency-/)
    expect((await tryIn({ username: unit?.username, password: 'hearline-demo' })).status).toBe(200)
  })

  test('rests after ten wrong passwords for that account, and for no other', async () => {
    for (let i = 0; i < 10; i += 1) await tryIn({ username: 'op0009', password: `wrong ${i}` })
    const { status, headers, body } = await tryIn({ username: 'op0009', password: 'hearline-demo' })
    expect({ status, body }).toMatchObject({ status: 429, body: { error: { code: 'too-many-requests' } } })
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await tryIn({ username: 'op0010', password: 'hearline-demo' })).status).toBe(200)
  })

  test.each(['sign-up/email', 'update-user', 'list-sessions', 'get-session', 'change-password'])(
    'has no way %s',
    async (path) => {
      const { status } = await hub.request(`/api/auth/${path}`, { method: 'POST', body: '{}' })
      expect(status).toBe(404)
    },
  )
})

describe('lists', () => {
  test.each([
    ['/tickets?limit=0', 'limit'],
    ['/tickets?limit=x', 'limit'],
    ['/tickets?cursor=x', 'cursor'],
    ['/tickets?state=moon', 'state'],
    ['/tickets/seven', 'id'],
    ['/calls/seven', 'id'],
  ])('%s is bad-input that names it', async (path, field) => {
    expect(await hub.get(token, `/api/v1${path}`)).toMatchObject({ status: 400, body: refusal('bad-input', { field }) })
  })

  test.each(['/tickets/', '/calls/'])('%s<unknown id> does not exist', async (path) => {
    const { status } = await hub.get(token, `/api/v1${path}${unknown}`)
    expect(status).toBe(404)
  })

  test.each(['/api/v1/moon', '/api/moon', '/api', '/favicon.ico', '/_app/immutable/none.js', '/api/v1/%E0%A4%A'])(
    '%s does not exist, or cannot be read',
    async (path) => {
      const { status } = await fetch(`${hub.base()}${path}`, { headers: { authorization: `Bearer ${token}` } })
      expect([400, 404]).toContain(status)
    },
  )
})
