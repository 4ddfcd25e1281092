import { ctiEvent } from '@hearline/protocol'
import { afterEach, expect, test } from 'vitest'
import { openLog } from '../log.ts'
import { fakeHub, type Posted } from '../testing/fake-hub.ts'
import { openOutbox, type Outbox, type Taken } from './outbox.ts'
import type { Saying } from './saying.ts'

const log = openLog('silent')
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
const arrived = (call: string) => ({ type: 'call-arrived', call, to: '12345' }) as const
const opened = async (
  answer?: (event: Posted) => number | object,
  onTaken?: (saying: unknown, taken: Taken) => void,
) => {
  const hub = await fakeHub(answer)
  const outbox: Outbox = openOutbox({ url: hub.url, key: 'k', log, backoff: 5, ...(onTaken ? { onTaken } : {}) })
  closing.push(outbox.close, hub.close)
  return { hub, outbox }
}

test('events of a call arrive in order, each in the form the contract asks for', async () => {
  const { hub, outbox } = await opened()
  const calls = Array.from({ length: 30 }, (_, i) => `c${i}`)
  for (const type of ['call-arrived', 'caller-hung-up', 'call-ended'] as const)
    for (const call of calls)
      outbox.say(
        type === 'call-ended'
          ? { type, call, cause: 'caller' }
          : type === 'call-arrived'
            ? arrived(call)
            : { type, call },
      )
  await outbox.flushed()
  expect(hub.events).toHaveLength(90)
  for (const call of calls) {
    const types = hub.events.filter((event) => event.call === call).map((event) => event.type)
    expect(types).toEqual(['call-arrived', 'caller-hung-up', 'call-ended'])
  }
  expect(hub.events.every((event) => ctiEvent.safeParse(event).success)).toBe(true)
  expect(new Set(hub.events.map((event) => event.n)).size).toBe(90)
})

test('switch-up overtakes nothing, and nothing overtakes it', async () => {
  const { hub, outbox } = await opened()
  const up: Saying = { type: 'switch-up', boot: 'b', can: [], seats: ['phone'], calls: [] }
  for (let i = 0; i < 40; i++) outbox.say(i % 10 === 5 ? up : arrived(`c${i}`))
  await outbox.flushed()
  const places = hub.events.map((event) =>
    event.type === 'switch-up' ? 'up' : Math.floor((Number(event.call?.slice(1)) + 4) / 10),
  )
  expect(places.map((place, i) => (place === 'up' ? places[i - 1] : place))).toEqual(
    Array.from({ length: 40 }, (_, i) => Math.floor((i + 4) / 10)),
  )
})

test('while the hub is unavailable the first event of a call stays first, under its own id', async () => {
  const tried: string[] = []
  const { hub, outbox } = await opened((event) => (tried.push(event.id) < 4 ? 503 : 202))
  outbox.say(arrived('c1'))
  outbox.say({ type: 'caller-hung-up', call: 'c1' })
  await outbox.flushed()
  expect(hub.events.map((event) => event.type)).toEqual(['call-arrived', 'caller-hung-up'])
  expect(new Set(tried.slice(0, 4)).size).toBe(1)
})

test('while the hub is gone events wait, and tell their age afterwards', async () => {
  const { hub, outbox } = await opened()
  await hub.close()
  outbox.say(arrived('c1'))
  outbox.say({ type: 'caller-hung-up', call: 'c1' })
  expect(outbox.waiting()).toBe(2)
  await new Promise((resolve) => setTimeout(resolve, 40))
  await hub.reopen()
  await outbox.flushed()
  expect(hub.events.map((event) => event.type)).toEqual(['call-arrived', 'caller-hung-up'])
  expect(hub.events[0]?.ageMs).toBeGreaterThanOrEqual(35)
})

test('a refusal is final: the switch hears of it and goes on', async () => {
  const taken: Taken[] = []
  const refuse = (event: Posted) =>
    event.call === 'c1' ? { code: 'call-gone', message: 'gone' } : event.call === 'c2' ? 400 : 202
  const { outbox } = await opened(refuse, (_, how) => taken.push(how))
  for (const call of ['c1', 'c2', 'c3']) outbox.say(arrived(call))
  await outbox.flushed()
  expect(taken.toSorted((a, b) => (a.code ? -1 : b.status - a.status))).toEqual([
    { status: 409, code: 'call-gone' },
    { status: 400 },
    { status: 202 },
  ])
})
