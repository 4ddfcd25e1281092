import type { Row } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { Feed } from './feed.ts'
import type { Ears, Wire } from './wire.ts'

const operator = (version: number) =>
  ({
    kind: 'operator',
    id: '0198b1d8-0000-7000-8000-000000000001',
    version,
    username: 'op0001',
    name: '王敏',
    groupId: 'g14',
    availability: 'busy',
    activity: 'idle',
    since: '2026-03-02T10:00:00.000+08:00',
    queues: [],
    changedBy: { actor: 'op0001', cause: 'own' },
  }) as unknown as Row

const at = (second: number) => new Date(Date.UTC(2026, 2, 2, 2, 0, second)).toISOString()

/** A hub of one socket, driven by hand. */
class Hub implements Wire {
  connected = false
  readonly asked: { event: string; body: Record<string, unknown> }[] = []
  readonly later: { ms: number; act: () => void }[] = []
  readonly told: string[] = []
  unauthorized = 0
  mono = 0
  staysFor = ''
  answer: (body: Record<string, unknown>) => unknown = () => ({
    ok: true,
    topic: 'desk',
    epoch: 'e1',
    seq: 5,
    rows: [operator(1)],
  })
  ears!: Ears
  readonly feed = new Feed({
    wire: this,
    mono: () => this.mono,
    later: (ms, act) => void this.later.push({ ms, act }),
    random: () => 0.5,
    changed: () => undefined,
    unauthorized: () => {
      this.unauthorized++
    },
    staysAway: ({ reason }) => reason !== this.staysFor,
  })

  connect() {
    this.connected = true
    this.ears.connected()
  }
  disconnect() {
    this.connected = false
  }
  listen(ears: Ears) {
    this.ears = ears
  }
  ask(event: string, body: object): Promise<unknown> {
    this.asked.push({ event, body: body as Record<string, unknown> })
    return Promise.resolve(event === 'watch' ? this.answer(body as Record<string, unknown>) : { ok: true })
  }
  watch() {
    this.feed.watch('desk', {
      snapshot: (rows, epoch) => void this.told.push(`snapshot ${epoch} ${rows.length}`),
      news: (rows, _gone, epoch) => void this.told.push(`news ${epoch} ${rows.map((row) => row.version).join()}`),
      reset: () => void this.told.push('reset'),
      refused: (code) => void this.told.push(`refused ${code}`),
    })
  }
  news(seq: number, epoch = 'e1') {
    this.ears.heard('news', { topic: 'desk', epoch, seq, at: at(0), rows: [operator(seq)], gone: [] })
  }
  tick(second: number, head: { epoch: string; seq: number }, dataEpoch = 'd1') {
    this.mono = second * 1_000
    this.ears.heard('tick', { at: at(second), asOf: at(second), dataEpoch, nonce: `n${second}`, heads: { desk: head } })
  }
  watched() {
    return this.asked.filter((each) => each.event === 'watch').map((each) => each.body)
  }
}

async function opened(): Promise<Hub> {
  const hub = new Hub()
  hub.watch()
  hub.feed.connect()
  await settled()
  return hub
}
const settled = () => new Promise((done) => setImmediate(done))

test('watches on connecting and takes news in their order', async () => {
  const hub = await opened()
  hub.news(6)
  hub.news(7)
  expect(hub.told).toEqual(['snapshot e1 1', 'news e1 6', 'news e1 7'])
})

test('doubled news are passed over', async () => {
  const hub = await opened()
  hub.news(6)
  hub.news(6)
  expect(hub.told).toEqual(['snapshot e1 1', 'news e1 6'])
})

test('a gap is asked for from where it began', async () => {
  const hub = await opened()
  hub.news(9)
  await settled()
  expect(hub.watched().at(-1)).toEqual({ topic: 'desk', epoch: 'e1', seq: 5 })
})

test('missed news are taken instead of a snapshot', async () => {
  const hub = await opened()
  const missed = [6, 7].map((seq) => ({ topic: 'desk', epoch: 'e1', seq, at: at(0), rows: [operator(seq)], gone: [] }))
  hub.answer = () => ({ ok: true, topic: 'desk', epoch: 'e1', seq: 7, missed })
  hub.tick(1, { epoch: 'e1', seq: 7 })
  await settled()
  expect(hub.told).toEqual(['snapshot e1 1', 'news e1 6', 'news e1 7'])
  hub.tick(2, { epoch: 'e1', seq: 7 })
  expect(hub.watched().length).toBe(2)
})

test('each tick is answered with its nonce and proves the topics whose heads we hold', async () => {
  const hub = await opened()
  hub.tick(1, { epoch: 'e1', seq: 5 })
  expect(hub.asked.at(-1)).toEqual({ event: 'alive', body: { nonce: 'n1' } })
  expect(hub.feed.provenAt('desk')).toBe(Date.parse(at(1)))
  hub.answer = () => undefined
  hub.tick(4, { epoch: 'e1', seq: 8 })
  await settled()
  expect(hub.feed.provenAt('desk')).toBe(Date.parse(at(1)))
})

test('another hub numbers anew: its epoch starts with a snapshot', async () => {
  const hub = await opened()
  hub.answer = () => ({ ok: true, topic: 'desk', epoch: 'e2', seq: 1, rows: [] })
  hub.news(2, 'e2')
  await settled()
  hub.news(2, 'e2')
  expect(hub.told).toEqual(['snapshot e1 1', 'snapshot e2 0', 'news e2 2'])
})

test('another database drops everything known', async () => {
  const hub = await opened()
  hub.tick(1, { epoch: 'e1', seq: 5 })
  hub.tick(2, { epoch: 'e1', seq: 5 }, 'd2')
  await settled()
  expect(hub.told).toEqual(['snapshot e1 1', 'reset', 'snapshot e1 1'])
  expect(hub.watched().at(-1)).toEqual({ topic: 'desk' })
})

test('a refused topic says so once and is not asked for again', async () => {
  const hub = new Hub()
  hub.answer = () => ({ ok: false, error: { code: 'not-allowed', message: 'no' } })
  hub.watch()
  hub.feed.connect()
  await settled()
  hub.tick(1, { epoch: 'e1', seq: 5 })
  expect(hub.told).toEqual(['refused not-allowed'])
  expect(hub.watched().length).toBe(1)
})

test('a permission that ends is told', async () => {
  const hub = await opened()
  hub.ears.heard('unwatched', { topic: 'desk', reason: 'permission' })
  expect(hub.told.at(-1)).toBe('refused permission')
})

test('an unanswered watch is asked again', async () => {
  const hub = new Hub()
  hub.answer = () => undefined
  hub.watch()
  hub.feed.connect()
  await settled()
  hub.answer = () => ({ ok: true, topic: 'desk', epoch: 'e1', seq: 1, rows: [] })
  hub.later.shift()?.act()
  await settled()
  expect(hub.told).toEqual(['snapshot e1 0'])
})

test('an evicted desk does not come back by itself, a drained one does', async () => {
  const hub = await opened()
  hub.ears.heard('drain', { afterMs: 200 })
  expect(hub.later.shift()).toMatchObject({ ms: 200 })
  hub.ears.heard('evicted', { reason: 'newer-desk' })
  hub.ears.lost({ final: true })
  expect(hub.later).toEqual([])
  expect(hub.feed.evicted?.reason).toBe('newer-desk')
})

test('whoever is sent away for what ends nothing of hers comes back by herself', async () => {
  const hub = await opened()
  hub.staysFor = 'too-slow'
  hub.ears.heard('evicted', { reason: 'too-slow' })
  hub.disconnect()
  hub.ears.lost({ final: true })
  expect(hub.feed.evicted).toBeUndefined()
  hub.later.shift()?.act()
  await settled()
  expect(hub.connected).toBe(true)
  expect(hub.watched().length).toBe(2)
})

test('a connection that falls silent is given up and made anew', async () => {
  const hub = await opened()
  hub.tick(1, { epoch: 'e1', seq: 5 })
  hub.mono = 9_000
  hub.feed.check()
  expect(hub.connected).toBe(true)
  hub.mono = 12_000
  hub.feed.check()
  expect(hub.connected).toBe(false)
  hub.later.shift()?.act()
  expect(hub.connected).toBe(true)
})

test('a refused handshake asks who is signed in', async () => {
  const hub = await opened()
  hub.ears.refused('unauthorized')
  expect(hub.unauthorized).toBe(1)
})

test('two who watch one topic both have it whole, and it ends with the second', async () => {
  const hub = await opened()
  const heard: string[] = []
  const sink = {
    snapshot: (rows: readonly Row[]) => void heard.push(`snapshot ${rows.length}`),
    news: () => void heard.push('news'),
    reset: () => undefined,
    refused: () => undefined,
  }
  const stop = hub.feed.watch('desk', sink)
  await settled()
  hub.news(6)
  expect(heard).toEqual(['snapshot 1', 'news'])
  expect(hub.told).toEqual(['snapshot e1 1', 'snapshot e1 1', 'news e1 6'])
  stop()
  hub.news(7)
  expect(heard).toEqual(['snapshot 1', 'news'])
  expect(hub.told.at(-1)).toBe('news e1 7')
  expect(hub.asked.some((each) => each.event === 'unwatch')).toBe(false)
})

test('a page that comes back to another data epoch drops all it held before it takes the snapshot', async () => {
  const hub = await opened()
  hub.tick(1, { epoch: 'e1', seq: 5 })
  hub.disconnect()
  hub.ears.lost({ final: false })
  hub.answer = () => ({ ok: true, topic: 'desk', epoch: 'e2', seq: 1, rows: [operator(1)] })
  hub.connect()
  hub.ears.heard('tick', { at: at(2), asOf: at(2), dataEpoch: 'd2', nonce: 'n2', heads: {} })
  await settled()
  expect(hub.told.slice(1, 3)).toEqual(['reset', 'snapshot e2 1'])
})
