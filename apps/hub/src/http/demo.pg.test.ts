import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHub, type TestHub } from '../testing/hub.ts'

let hub: TestHub
let who: string

beforeAll(async () => {
  hub = await openTestHub()
  who = await hub.signIn('op1700')
})
afterAll(() => hub.stop())

const at = '/api/v1/demo'
const post = (token: string | undefined, body: unknown, port = hub.hub.port) =>
  fetch(`http://127.0.0.1:${port}${at}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  })

test('what is chosen in the corner of a demo is there for the simulator to follow', async () => {
  expect((await hub.get(who, at)).body).toEqual({ speed: 1, weather: 'fair', followed: false })
  expect((await post(who, { speed: 4, weather: 'storm' })).status).toBe(200)
  expect((await hub.get(who, `${at}?follow=1`)).body).toMatchObject({ speed: 4, weather: 'storm' })
  expect((await hub.get(who, at)).body).toEqual({ speed: 4, weather: 'storm', followed: true })
})

test('a stranger, and what is no speed or weather, change nothing', async () => {
  await post(who, { speed: 2, weather: 'rain' })
  expect((await post(undefined, { speed: 1, weather: 'fair' })).status).toBe(401)
  expect((await post(who, { speed: 1000, weather: 'fair' })).status).toBe(400)
  expect((await post(who, { speed: 1, weather: 'hail' })).status).toBe(400)
  expect((await post(who, { speed: 1 })).status).toBe(400)
  expect((await hub.get(who, at)).body).toMatchObject({ speed: 2, weather: 'rain' })
})

test('outside a demo there is nothing at this address', async () => {
  const real = await hub.start({ DEMO: '0', ORIGINS: 'http://127.0.0.1' })
  const asked = await fetch(`http://127.0.0.1:${real.port}${at}`, { headers: { authorization: `Bearer ${who}` } })
  expect(asked.status).toBe(404)
  expect((await post(who, { speed: 1, weather: 'fair' }, real.port)).status).toBe(404)
  await real.stop()
})
