import { randomUUID } from 'node:crypto'
import type { OperatorId } from '@hearline/domain'
import type { Store } from '@hearline/store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../sockets/client.ts'
import { openFloor, type TestFloor } from '../testing/floor.ts'
import { openDesks } from './desks.ts'

let floor: TestFloor
let operators: Iterator<OperatorId>
beforeAll(async () => {
  floor = await openFloor(6)
  operators = floor.operators.values()
})
afterAll(() => floor.stop())

function openPage(operatorId: OperatorId) {
  const told: unknown[] = []
  const socket = {
    emit: (...event: unknown[]) => told.push(event),
    disconnect: () => undefined,
    conn: { close: () => undefined },
  }
  const actor = { id: 'op', personId: 'p', sessionId: randomUUID(), name: 'Op', role: 'operator', operatorId } as const
  const page = { id: randomUUID(), socket, actor, provedAt: 0, isGone: false } as unknown as Client
  return { page, told }
}
const next = () => operators.next().value as OperatorId
const seatOf = (operatorId: OperatorId) => floor.model.seats.get(operatorId)

describe('a page that becomes a desk while the database stalls', () => {
  /** Desks whose first transaction begins only when told. */
  function stalledDesks() {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    let isFirst = true
    const tx: Store['tx'] = async (work) => {
      const wait = isFirst
      isFirst = false
      if (wait) await promise
      return floor.store.tx(work)
    }
    return { desks: openDesks({ ...floor, store: { tx } }), go: () => resolve(undefined) }
  }

  test('does not take the seat from a newer one', async () => {
    const { desks, go } = stalledDesks()
    const [older, newer] = [next()].flatMap((id) => [openPage(id), openPage(id)]) as [Opened, Opened]
    const late = desks.take(older.page)
    await desks.take(newer.page)
    go()
    await expect(late).rejects.toMatchObject({ code: 'unavailable' })
    const operatorId = newer.page.actor.operatorId!
    expect(seatOf(operatorId)).toMatchObject({ socketId: newer.page.id, state: 'present' })
    expect(desks.pages.get(operatorId)).toBe(newer.page)
    expect(older.told).toEqual([['evicted', { reason: 'newer-desk' }]])
    expect(newer.told).toEqual([])
  })

  test('takes nothing when it has gone', async () => {
    const { desks, go } = stalledDesks()
    const operatorId = next()
    const { page } = openPage(operatorId)
    const before = seatOf(operatorId)
    const late = desks.take(page)
    page.isGone = true
    await desks.lost(page)
    go()
    await expect(late).rejects.toMatchObject({ code: 'unavailable' })
    expect(seatOf(operatorId)).toEqual(before)
    expect(desks.pages.has(operatorId)).toBe(false)
  })
})

describe('who signs out', () => {
  async function seated() {
    const desks = openDesks(floor)
    const operatorId = next()
    const { page } = openPage(operatorId)
    await desks.take(page)
    return { desks, operatorId, page, out: () => desks.signedOut(page.actor.sessionId) }
  }
  const ring = async (operatorId: OperatorId) => {
    const { id } = await floor.arrive()
    await floor.offer(id, operatorId)
    return id
  }

  test('gives an offer back', async () => {
    const { operatorId, out } = await seated()
    const callId = await ring(operatorId)
    await out()
    expect(await floor.operator(operatorId)).toMatchObject({ availability: 'signed-out', activity: 'idle' })
    expect(await floor.call(callId)).toMatchObject({ state: 'queued' })
    expect(seatOf(operatorId)).toBeUndefined()
  })

  test('keeps a live call and the seat', async () => {
    const { operatorId, out } = await seated()
    const callId = await ring(operatorId)
    const { fence } = await floor.call(callId)
    await floor.command(operatorId, 'answer-call', { callId, fence })
    await out()
    expect(await floor.operator(operatorId)).toMatchObject({ availability: 'ready', callId })
    expect(seatOf(operatorId)).toMatchObject({ state: 'present' })
  })

  test('elsewhere, with a live call here, leaves a silent seat', async () => {
    const { desks, operatorId, page } = await seated()
    const callId = await ring(operatorId)
    const { fence } = await floor.call(callId)
    await floor.command(operatorId, 'answer-call', { callId, fence })
    await desks.ended(page, operatorId)
    expect(await floor.call(callId)).toMatchObject({ operatorId })
    expect(seatOf(operatorId)).toMatchObject({ state: 'silent' })
    expect(desks.pages.has(operatorId)).toBe(false)
  })
})

type Opened = ReturnType<typeof openPage>
