import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import type { DemoChoice } from '@hearline/protocol'
import { afterEach, expect, test, vi } from 'vitest'
import { followDemo } from './follow-demo.ts'

let server: Server
const stopping = new AbortController()
afterEach(() => void server.close())

type Answer = { status: number; body?: unknown }
async function asking(answers: () => Answer) {
  server = createServer((_req, res) => {
    const { status, body } = answers()
    res.writeHead(status).end(JSON.stringify(body ?? {}))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const heard: DemoChoice[] = []
  const renew = vi.fn(() => Promise.resolve())
  const done = followDemo({
    hub: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    session: { token: () => 't', renew },
    signal: stopping.signal,
    onChosen: (chosen) => heard.push(chosen),
    every: 5,
  })
  return { heard, done, renew }
}

test('each other choice is told once, through trouble and nonsense, until there is no corner', async () => {
  const fair: Answer = { status: 200, body: { speed: 1, weather: 'fair', followed: true } }
  const list: Answer[] = [fair, fair, { status: 503 }, { status: 200, body: { speed: 9 } }, { status: 401 }, fair]
  list.push({ status: 200, body: { speed: 4, weather: 'storm', followed: true } }, { status: 404 })
  const { heard, done, renew } = await asking(() => list.shift() ?? { status: 404 })
  await done
  expect(heard).toEqual([
    { speed: 1, weather: 'fair' },
    { speed: 4, weather: 'storm' },
  ])
  expect(renew).toHaveBeenCalledTimes(1)
  expect(list).toEqual([])
})
