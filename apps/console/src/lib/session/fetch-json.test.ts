import { me } from '@hearline/protocol'
import { afterEach, expect, test, vi } from 'vitest'
import { fetchJson } from './fetch-json.ts'

afterEach(() => vi.unstubAllGlobals())

const answering = (answer: Promise<Response>) => vi.stubGlobal('fetch', () => answer)

test('a hub that cannot be reached is a refusal', async () => {
  answering(Promise.reject(new TypeError('failed to fetch')))
  expect(await fetchJson('/api/v1/me', me)).toMatchObject({ code: 'offline' })
})

test('an answer whose end is lost is none', async () => {
  answering(Promise.resolve(new Response('{"id":"')))
  expect(await fetchJson('/api/v1/me', me)).toMatchObject({ code: 'offline' })
})

test('a refusal without a typed body is read by its status', async () => {
  answering(Promise.resolve(new Response('<html>', { status: 502 })))
  expect(await fetchJson('/api/v1/me', me)).toMatchObject({ code: 'unavailable' })
})
