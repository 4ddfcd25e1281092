import { ctiEvent } from '@hearline/protocol'
import { afterEach, expect, test } from 'vitest'
import { openLog } from '../log.ts'
import { fakeHub, type Posted } from '../testing/fake-hub.ts'
import { openOutbox, type Outbox, type Taken } from './outbox.ts'

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

test('events arrive in order, each in the form the contract asks for', async () => {
  const { hub, outbox } = await opened()
  const calls = Array.from({ length: 30 }, (_, i) => `c${i}`)
  for (const call of calls) outbox.say(arrived(call))
  await outbox.flushed()
  expect(hub.events.map((event) => event.call)).toEqual(calls)
  expect(hub.events.every((event) => ctiEvent.safeParse(event).success)).toBe(true)
  const numbers = hub.events.map((event) => event.n)
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  expect(new Set(numbers).size).toBe(30)
})

test('while the hub is unavailable the first event stays first, under its own id', async () => {
  const tried: string[] = []
  const { hub, outbox } = await opened((event) => (tried.push(event.id) < 4 ? 503 : 202))
  outbox.say(arrived('c1'))
  outbox.say(arrived('c2'))
  await outbox.flushed()
  expect(hub.events.map((event) => event.call)).toEqual(['c1', 'c2'])
  expect(new Set(tried.slice(0, 4)).size).toBe(1)
})

test('while the hub is gone events wait, and tell their age afterwards', async () => {
  const { hub, outbox } = await opened()
  await hub.close()
  outbox.say(arrived('c1'))
  outbox.say(arrived('c2'))
  expect(outbox.waiting()).toBe(2)
  await new Promise((resolve) => setTimeout(resolve, 40))
  await hub.reopen()
  await outbox.flushed()
  expect(hub.events.map((event) => event.call)).toEqual(['c1', 'c2'])
  expect(hub.events[0]?.ageMs).toBeGreaterThanOrEqual(35)
})

test('a refusal is final: the switch hears of it and goes on', async () => {
  const taken: Taken[] = []
  const refuse = (event: Posted) =>
    event.call === 'c1' ? { code: 'call-gone', message: 'gone' } : event.call === 'c2' ? 400 : 202
  const { outbox } = await opened(refuse, (_, how) => taken.push(how))
  for (const call of ['c1', 'c2', 'c3']) outbox.say(arrived(call))
  await outbox.flushed()
  expect(taken).toEqual([{ status: 409, code: 'call-gone' }, { status: 400 }, { status: 202 }])
})
