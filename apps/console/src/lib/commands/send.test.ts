import { expect, test } from 'vitest'
import { namedFields, readRefusal } from './refusal.ts'
import { retryAfter } from './retry.ts'
import { send, type Post } from './send.ts'

type Answer = { status: number; body?: object; headers?: Record<string, string> } | 'no network' | 'cut off'

function posting(answers: Answer[]) {
  const keys: (string | null)[] = []
  const waits: number[] = []
  let key = 0
  const post: Post = {
    fetch: (_url, init) => {
      keys.push(new Headers(init?.headers).get('idempotency-key'))
      const answer = answers.shift() ?? 'no network'
      if (answer === 'no network') return Promise.reject(new TypeError('failed to fetch'))
      if (answer === 'cut off') return Promise.resolve(new Response('{"value":{}', { status: 200 }))
      return Promise.resolve(
        new Response(JSON.stringify(answer.body ?? {}), { status: answer.status, headers: answer.headers ?? {} }),
      )
    },
    newKey: () => `key ${++key}`,
    wait: (ms) => Promise.resolve(void waits.push(ms)),
    random: () => 0,
  }
  return { post, keys, waits }
}
const done = { status: 200, body: { value: {}, rows: [] } }

test('in doubt the same key is sent again, until there is an answer', async () => {
  const { post, keys, waits } = posting(['no network', { status: 503, headers: { 'retry-after': '2' } }, done])
  expect(await send(post, 'finish-wrap-up', {})).toEqual({ ok: true, value: {}, rows: [] })
  expect(keys).toEqual(['key 1', 'key 1', 'key 1'])
  expect(waits).toEqual([300, 2_000])
})

test('an answer whose end is lost is none: the same key is sent again', async () => {
  const { post, keys } = posting(['cut off', done])
  expect(await send(post, 'finish-wrap-up', {})).toEqual({ ok: true, value: {}, rows: [] })
  expect(keys).toEqual(['key 1', 'key 1'])
})

test('after a bounded number of attempts the person is told', async () => {
  const { post, keys } = posting([])
  expect(await send(post, 'finish-wrap-up', {})).toMatchObject({ ok: false, refusal: { code: 'offline' } })
  expect(keys.length).toBe(4)
})

test('a refusal is an answer: it is not sent again', async () => {
  const body = { error: { code: 'call-gone', message: 'gone', details: { current: 'abandoned' } } }
  const { post, keys } = posting([{ status: 409, body }])
  const sent = await send(post, 'end-call', { callId: '' as never })
  expect(sent).toEqual({
    ok: false,
    refusal: { code: 'call-gone', message: 'gone', details: { current: 'abandoned' } },
  })
  expect(keys.length).toBe(1)
})

test('two commands have two keys', async () => {
  const { post, keys } = posting([done, done])
  await send(post, 'finish-wrap-up', {})
  await send(post, 'finish-wrap-up', {})
  expect(keys).toEqual(['key 1', 'key 2'])
})

test('the pause grows, follows the hub, and ends', () => {
  expect([1, 2, 3, 4].map((attempt) => retryAfter(attempt, null, 0))).toEqual([300, 600, 1_200, undefined])
  expect(retryAfter(1, '60', 0)).toBe(5_000)
})

test('an answer without a typed body is read by its status', () => {
  expect(readRefusal(401, undefined).code).toBe('not-signed-in')
  expect(readRefusal(502, '<html>').code).toBe('unavailable')
})

test('a refusal names its fields, however it lists them', () => {
  const refusal = (details: Record<string, unknown>) => ({ code: 'x', message: '', details })
  expect(namedFields(refusal({ missing: ['type', 'text'] }))).toEqual(['type', 'text'])
  expect(namedFields(refusal({ field: 'fields.title' }))).toEqual(['title'])
  expect(namedFields(refusal({}))).toEqual([])
})
