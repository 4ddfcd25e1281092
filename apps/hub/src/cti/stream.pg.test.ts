import { EventEmitter, once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { instruction } from '@hearline/protocol'
import { beginStream, noteSwitchUp } from '@hearline/store'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusals } from '../http/refusal.ts'
import { openFloor, type TestFloor } from '../testing/floor.ts'
import { ctiRoutes } from './routes.ts'
import { streamInstructions, type Streams } from './stream.ts'

const ctiKey = 'a-key-of-a-switch'
let floor: TestFloor
let server: Server
let cti: ReturnType<typeof ctiRoutes>
let url: string

beforeAll(async () => {
  floor = await openFloor(6)
  cti = ctiRoutes({ ...floor, promptly: (work) => work, ctiKey })
  const app = express()
  app.use('/api/v1/cti', cti.router)
  app.use(refusals(floor.log, floor.metrics))
  server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/cti`
})
afterAll(async () => {
  await cti.stop()
  server.close()
  server.closeAllConnections()
  await floor.stop()
})

type Told = { id?: string; event: string; data: Record<string, unknown> }
const bearer = { authorization: `Bearer ${ctiKey}` }

/** Reads server-sent events one by one. */
async function listen(path = '', headers: Record<string, string> = {}) {
  const leaving = new AbortController()
  const res = await fetch(`${url}/instructions${path}`, { headers: { ...bearer, ...headers }, signal: leaving.signal })
  expect(res.headers.get('content-type')).toContain('text/event-stream')
  const body = res.body as AsyncIterable<Uint8Array>
  const events = (async function* () {
    let text = ''
    const decoder = new TextDecoder()
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true })
      const parts = text.split('\n\n')
      text = parts.pop() ?? ''
      for (const part of parts) if (!part.startsWith(':')) yield told(part)
    }
  })()
  const next = async () => (await events.next()).value as Told | undefined
  return { next, leave: () => leaving.abort() }
}

function told(part: string): Told {
  const fields = new Map(part.split('\n').map((line) => line.split(/: (.*)/s, 2) as [string, string]))
  const [id, event = '', data = ''] = [fields.get('id'), fields.get('event'), fields.get('data')]
  return { ...(id === undefined ? {} : { id }), event, data: JSON.parse(data) as Record<string, unknown> }
}

test('without the key nothing is told and nothing is heard', async () => {
  for (const headers of [{}, { authorization: 'Bearer wrong' }, { authorization: `Bearer ${ctiKey}x` }] as const) {
    expect((await fetch(`${url}/instructions`, { headers })).status).toBe(401)
    expect((await fetch(`${url}/events`, { method: 'POST', headers, body: '{}' })).status).toBe(401)
  }
})

test('a switch without a cursor starts from what its calls should be, then hears each instruction', async () => {
  const [ann] = floor.operators as [TestFloor['operators'][number]]
  const waiting = await floor.arrive()
  const ringing = await floor.arrive()
  await floor.offer(ringing.id, ann)
  const stream = await listen()
  const snapshot = await stream.next()
  expect(snapshot).toMatchObject({ event: 'snapshot', id: '1' })
  expect(snapshot?.data).toEqual({
    n: 1,
    calls: [
      { call: waiting.name, fence: 0, should: 'wait' },
      { call: ringing.name, fence: 1, should: 'ring', operator: ann },
    ],
  })
  await floor.command(ann, 'answer-call', { callId: ringing.id, fence: 1 })
  expect(await stream.next()).toMatchObject({
    event: 'instruction',
    id: '2',
    data: { n: 2, do: 'connect', call: ringing.name, fence: 1 },
  })
  stream.leave()
})

test('a switch that was away resumes after its cursor and misses nothing', async () => {
  const who = floor.operators[1]!
  const { id, name } = await floor.arrive()
  await floor.offer(id, who)
  await floor.command(who, 'answer-call', { callId: id, fence: 1 })
  for (const [path, headers] of [
    ['', { 'last-event-id': '2' }],
    ['?cursor=2', {}],
  ] as const) {
    const stream = await listen(path, headers)
    const ring = await stream.next()
    expect(ring).toMatchObject({ event: 'instruction', id: '3' })
    expect(ring?.data).toMatchObject({ do: 'ring', call: name, fence: 1, operator: who, seat: 'hub' })
    expect(Date.parse(ring?.data['expiresAt'] as string)).toBeGreaterThan(Date.now())
    expect(await stream.next()).toMatchObject({ id: '4', data: { do: 'connect' } })
    stream.leave()
  }
  // a cursor of another database or another age is not known
  for (const cursor of ['99', 'what']) {
    const stream = await listen(`?cursor=${cursor}`)
    expect(await stream.next()).toMatchObject({ event: 'snapshot', id: '4' })
    stream.leave()
  }
})

test('the newest stream wins and the older is told so', async () => {
  const older = await listen('?cursor=4')
  const newer = await listen('?cursor=4')
  expect(await older.next()).toEqual({ event: 'replaced', data: {} })
  expect(await older.next()).toBeUndefined()
  const who = floor.operators[2]!
  const { id } = await floor.arrive()
  await floor.offer(id, who)
  expect(await newer.next()).toMatchObject({ id: '5', data: { do: 'ring' } })
  newer.leave()
})

test('instructions that another hub committed are found without a hint', async () => {
  const stream = await listen('?cursor=5')
  await floor.store.read.execute(`
    with s as (update switch set instruction_n = instruction_n + 1 returning id, instruction_n)
    insert into instruction (switch_id, n, id, switch_call, fence, body, created_at)
    select id, instruction_n, gen_random_uuid(), 'elsewhere', 0, '{"do":"hang-up","cause":"test"}', now() from s`)
  expect(await stream.next()).toMatchObject({ id: '6', data: { do: 'hang-up', call: 'elsewhere' } })
  stream.leave()
})

test('a call-back taken in hand is dialled at once, by the number itself', async () => {
  const who = floor.operators[4]!
  const from = '13900008888'
  const id = await floor.missed(from)
  await floor.store.tx((tx) => noteSwitchUp(tx, { id: 'main', boot: 'b1', abilities: ['outside'] }))
  const stream = await listen()
  expect(await stream.next()).toMatchObject({ event: 'snapshot' })
  const { id: callBackId, queueId } = [...floor.model.callBacks.values()].find(({ callId }) => callId === id)!
  expect(queueId).toBe('general')
  expect(await floor.command(who, 'take-call-back', { callBackId })).toMatchObject({ ok: true })
  const { event, data } = (await stream.next())!
  expect(event).toBe('instruction')
  const line = floor.model.callBacks.get(callBackId)?.taken?.line?.call
  expect(instruction.parse(data)).toMatchObject({
    ...{ do: 'dial', id: line, call: line, leg: line, fence: 1 },
    ...{ operator: who, number: from, from: '12345', seat: 'hub', expiresAt: expect.any(String) as string },
  })
  stream.leave()
})

test('events arrive over HTTP: done, refused, too large, broken', async () => {
  const post = (body: string) => fetch(`${url}/events`, { method: 'POST', headers: bearer, body })
  const event = { id: crypto.randomUUID(), at: new Date().toISOString(), ageMs: 0, n: 1 }
  const done = await post(JSON.stringify({ ...event, type: 'call-arrived', call: 'by-http', to: '12345' }))
  expect([done.status, await done.json()]).toEqual([202, { outcome: 'done' }])
  const late = await post(
    JSON.stringify({ ...event, id: crypto.randomUUID(), type: 'leg-answered', call: 'by-http', fence: 3 }),
  )
  expect([late.status, await late.json()]).toMatchObject([409, { error: { code: 'stale-fence' } }])
  for (const body of ['{', 'null', '[]', '{}', JSON.stringify({ ...event, type: 'call-arrived', call: 'no-number' })]) {
    const refused = await post(body)
    expect([body, refused.status, await refused.json()]).toMatchObject([body, 400, { error: { code: 'bad-input' } }])
  }
  const large = await post(`"${'x'.repeat(2 * 1024 * 1024)}"`)
  expect([large.status, await large.json()]).toMatchObject([
    413,
    { error: { message: expect.stringContaining('2048 KB') as string } },
  ])
})

test('a switch that goes away while its stream begins leaves nothing behind', async () => {
  const streams: Streams = new Set()
  const gone = new EventEmitter()
  const app = express().get('/', (req, res) => {
    res.once('close', () => gone.emit('closed'))
    gone.emit('asked')
    void streamInstructions({ ...floor, switchId: 'main', streams }, req, res).then(() => gone.emit('done'))
  })
  const other = createServer(app).listen(0, '127.0.0.1')
  await once(other, 'listening')
  const leaving = new AbortController()
  const [asked, closed, done] = ['asked', 'closed', 'done'].map((event) => once(gone, event))
  await floor.store.tx(async (tx) => {
    await beginStream(tx, 'main')
    const { signal } = leaving
    const asking = fetch(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`, { signal })
    await asked
    leaving.abort()
    await expect(asking).rejects.toThrow()
    await closed
  })
  await done
  expect(streams.size).toBe(0)
  other.close()
})
