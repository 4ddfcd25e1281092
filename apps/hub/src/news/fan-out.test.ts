import type { CallId, OperatorId, QueueId, TicketId } from '@hearline/domain'
import type { News } from '@hearline/protocol'
import type { LiveChange } from '@hearline/store'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { FloorModel } from '../floor/model.ts'
import { callChange, operatorChange, ticketChange } from '../testing/rows.ts'
import { channels } from './channels.ts'
import { FanOut } from './fan-out.ts'

const general = 'general' as QueueId
const english = 'english' as QueueId
const me = 'o' as OperatorId

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'performance'] }))
afterEach(() => void vi.useRealTimers())

function open() {
  const sent: { to: string; news: News }[] = []
  const model = new FloorModel()
  const fanOut = new FanOut({
    epoch: 'e',
    clock: () => performance.now(),
    send: (sockets, news) => sent.push(...sockets.map((to) => ({ to, news }))),
  })
  model.onApplied((applied) => fanOut.applied(applied, 1_000))
  const apply = (...changes: LiveChange[]) => model.apply(changes)
  return {
    sent,
    fanOut,
    model,
    apply,
    to: (socket: string) => sent.filter((one) => one.to === socket).map((one) => one.news),
  }
}

describe('a channel', () => {
  test('brings what enters and tells what leaves', async () => {
    const { fanOut, apply, to } = open()
    fanOut.join(channels.queue(general), 's')
    fanOut.join(channels.queue(english), 'x')
    apply(callChange({ version: 1 }))
    await vi.runAllTimersAsync()
    apply(callChange({ version: 2, queueId: english }))
    await vi.runAllTimersAsync()
    apply(callChange({ version: 3, queueId: english, state: 'abandoned' }))
    await vi.runAllTimersAsync()
    const gone = (version: number) => [{ kind: 'call', id: 'call', version }]
    expect(to('s')).toMatchObject([
      { topic: 'queue/general', epoch: 'e', seq: 1, rows: [{ version: 1 }], gone: [] },
      { seq: 2, rows: [], gone: gone(2) },
    ])
    expect(to('x')).toMatchObject([
      { topic: 'queue/english', seq: 1, rows: [{ version: 2 }], gone: [] },
      { seq: 2, rows: [], gone: gone(3) },
    ])
  })

  test('shows the caller on the desk of her operator only', async () => {
    const { fanOut, apply, to } = open()
    fanOut.join(channels.desk(me), 'desk')
    fanOut.join(channels.queue(general), 'wall')
    apply(callChange({ version: 2, state: 'offered', operatorId: me, fence: 1 }))
    await vi.runAllTimersAsync()
    expect(to('desk')).toMatchObject([{ topic: 'desk', rows: [{ state: 'offered', caller: '138****5678' }] }])
    expect(to('wall')[0]?.rows[0]).not.toHaveProperty('caller')
  })

  test('of a ticket goes on when the desk is done with it', async () => {
    const { fanOut, apply, to } = open()
    const id = 't' as TicketId
    fanOut.join(channels.desk(me), 'desk')
    fanOut.join(channels.ticket(id), 'reader')
    apply(ticketChange({ id, version: 1 }))
    apply(ticketChange({ id, version: 2, state: 'pending-dispatch' }))
    await vi.runAllTimersAsync()
    expect(to('desk').at(-1)).toMatchObject({ rows: [], gone: [{ kind: 'ticket', id, version: 2 }] })
    expect(to('reader').at(-1)).toMatchObject({ rows: [{ state: 'pending-dispatch' }], gone: [] })
  })

  test('sends at once when it was quiet, gathers when it is busy, and a desk never waits', async () => {
    const { fanOut, apply, to } = open()
    fanOut.join(channels.floor, 'lead')
    fanOut.join(channels.desk(me), 'desk')
    for (let version = 1; version <= 5; version += 1) apply(operatorChange({ version }))
    expect(to('lead')).toMatchObject([{ seq: 1, rows: [{ version: 1 }] }])
    expect(to('desk').map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
    await vi.advanceTimersByTimeAsync(50)
    expect(to('lead')).toMatchObject([{ seq: 1 }, { seq: 2, rows: [{ version: 5 }] }])
  })

  test('never uses a number twice, even after everybody left', async () => {
    const { fanOut, apply } = open()
    expect(fanOut.join(channels.floor, 's')).toEqual({ epoch: 'e', seq: 0 })
    apply(operatorChange({ version: 1 }))
    await vi.runAllTimersAsync()
    fanOut.leaveAll('s')
    apply(operatorChange({ version: 2 }))
    expect(fanOut.join(channels.floor, 's').seq).toBeGreaterThanOrEqual(1)
  })
})

describe('a large audience', () => {
  test('is served in slices; desks overtake, heads do not run ahead', async () => {
    const { fanOut, apply, sent } = open()
    for (let i = 0; i < 200; i += 1) fanOut.join(channels.floor, `s${i}`)
    fanOut.join(channels.desk(me), 'desk')
    apply(operatorChange({ version: 1 }))
    expect(sent.map(({ to }) => to).indexOf('desk')).toBe(0)
    expect(sent).toHaveLength(1 + 64)
    expect(fanOut.heads('s0')).toEqual({ floor: { epoch: 'e', seq: 1 } })
    expect(fanOut.heads('s199')).toEqual({ floor: { epoch: 'e', seq: 0 } })
    // whoever comes by a snapshot now has this news in it
    fanOut.join(channels.floor, 's150')
    fanOut.leave(channels.floor, 's151')
    await vi.runAllTimersAsync()
    expect(sent.filter(({ news }) => news.topic === 'floor')).toHaveLength(198)
    expect(fanOut.heads('s199')).toEqual({ floor: { epoch: 'e', seq: 1 } })
  })
})

test('whoever applies news to a snapshot sees what the model holds', async () => {
  const id = (n: number) => `c${n}` as CallId
  const step = fc.record({
    n: fc.integer({ min: 0, max: 3 }),
    state: fc.constantFrom('queued', 'offered', 'talking', 'closed', 'abandoned'),
    queueId: fc.constantFrom(general, english),
    wait: fc.integer({ min: 0, max: 80 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.integer({ min: 0, max: 25 }), async (steps, joinAt) => {
      const { fanOut, apply, model, to } = open()
      const expected = () =>
        [...model.calls.values()]
          .filter((row) => row.queueId === general && (row.state === 'queued' || row.state === 'offered'))
          .map((row) => [row.id, row.version] as const)
      const screen = new Map<string, number>()
      const join = () => {
        for (const [call, version] of expected()) screen.set(call, version)
        fanOut.join(channels.queue(general), 's')
      }
      for (const [i, { n, state, queueId, wait }] of steps.entries()) {
        if (i === joinAt) join()
        apply(callChange({ id: id(n), version: i + 1, state, queueId }))
        await vi.advanceTimersByTimeAsync(wait)
      }
      if (joinAt >= steps.length) join()
      await vi.runAllTimersAsync()
      for (const { rows, gone } of to('s')) {
        for (const row of rows) screen.set(row.id, row.version)
        for (const { id: call } of gone) screen.delete(call)
      }
      expect([...screen].sort()).toEqual([...expected()].sort())
    }),
    { numRuns: 60 },
  )
})

describe('whoever comes back', () => {
  const floorAt = (open: { fanOut: FanOut }, seq: number, epoch = 'e') =>
    open.fanOut.join(channels.floor, 's', { epoch, seq })

  test('is told what was missed, as long as it is known without a gap', async () => {
    const all = open()
    floorAt(all, 0)
    all.apply(operatorChange({ version: 1 }))
    all.fanOut.leaveAll('s')
    await vi.advanceTimersByTimeAsync(20_000)
    all.apply(operatorChange({ version: 2 }))
    expect(floorAt(all, 0).missed).toMatchObject([{ seq: 1 }, { seq: 2, rows: [{ version: 2 }] }])
    expect(floorAt(all, 2).missed).toEqual([])
    // of another hub's numbers, or of none yet
    expect(floorAt(all, 1, 'other')).not.toHaveProperty('missed')
    expect(floorAt(all, 3)).not.toHaveProperty('missed')
    all.fanOut.leaveAll('s')
    await vi.advanceTimersByTimeAsync(31_000)
    all.apply(operatorChange({ version: 3 }))
    expect(floorAt(all, 2)).not.toHaveProperty('missed')
  })

  test('after too much gets a snapshot, and so does everybody on another floor', async () => {
    const all = open()
    floorAt(all, 0)
    for (let version = 1; version <= 300; version += 1) {
      all.apply(operatorChange({ version }))
      await vi.advanceTimersByTimeAsync(60)
    }
    expect(floorAt(all, 43)).not.toHaveProperty('missed')
    expect(floorAt(all, 44).missed).toHaveLength(256)
    all.fanOut.startAnew('f')
    all.apply(operatorChange({ version: 301 }))
    expect(floorAt(all, 300)).not.toHaveProperty('missed')
    expect(floorAt(all, 300, 'f').missed).toMatchObject([{ epoch: 'f', rows: [{ version: 301 }] }])
    expect(floorAt(all, 299, 'f')).not.toHaveProperty('missed')
  })

  test('however often, sees what a snapshot shows', async () => {
    const id = (n: number) => `c${n}` as CallId
    const change = fc.record({
      do: fc.constant('change' as const),
      n: fc.integer({ min: 0, max: 3 }),
      state: fc.constantFrom('queued', 'offered', 'talking', 'abandoned'),
      queueId: fc.constantFrom(general, english),
    })
    const step = fc.oneof(
      { weight: 5, arbitrary: change },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('rest' as const), ms: fc.constantFrom(10, 60, 31_000) }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('cut' as const, 'come back' as const) }) },
    )
    let resumed = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
        const { fanOut, apply, model, sent } = open()
        const expected = () =>
          [...model.calls.values()]
            .filter((row) => row.queueId === general && (row.state === 'queued' || row.state === 'offered'))
            .map((row) => [row.id, row.version] as const)
        const screen = new Map<string, number>()
        let place: { epoch: string; seq: number } | undefined
        let socket = 0
        let heard = 0
        const take = ({ rows, gone }: News) => {
          for (const row of rows) screen.set(row.id, Math.max(row.version, screen.get(row.id) ?? 0))
          for (const left of gone) screen.delete(left.id)
        }
        const hear = () => {
          for (const { to, news } of sent.slice(heard)) {
            if (to !== `s${socket}` || place === undefined) continue
            expect(news.seq).toBe(place.seq + 1)
            take(news)
            place = { epoch: news.epoch, seq: news.seq }
          }
          heard = sent.length
        }
        const comeBack = () => {
          hear()
          fanOut.leaveAll(`s${socket}`)
          socket += 1
          const { missed, ...now } = fanOut.join(channels.queue(general), `s${socket}`, place)
          if (missed === undefined) screen.clear()
          if (missed === undefined) for (const [call, version] of expected()) screen.set(call, version)
          else missed.forEach(take)
          resumed += missed?.length ?? 0
          place = now
        }
        for (const [i, one] of steps.entries()) {
          if (one.do === 'change') apply(callChange({ ...one, id: id(one.n), version: i + 1 }))
          if (one.do === 'rest') await vi.advanceTimersByTimeAsync(one.ms)
          if (one.do === 'cut') {
            hear()
            fanOut.leaveAll(`s${socket}`)
          }
          if (one.do === 'come back') comeBack()
        }
        comeBack()
        await vi.advanceTimersByTimeAsync(100)
        hear()
        expect([...screen].sort()).toEqual([...expected()].sort())
      }),
      { numRuns: 200 },
    )
    expect(resumed).toBeGreaterThan(50)
  })
})
