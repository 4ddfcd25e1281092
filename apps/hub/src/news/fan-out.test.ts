import type { CallId, OperatorId, QueueId, TicketId } from '@hearline/domain'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openFanOut } from '../testing/fan-out.ts'
import { callChange, operatorChange, ticketChange } from '../testing/rows.ts'
import { channels } from './channels.ts'

const general = 'general' as QueueId
const english = 'english' as QueueId
const me = 'o' as OperatorId

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'performance'] }))
afterEach(() => void vi.useRealTimers())

describe('a channel', () => {
  test('brings what enters and tells what leaves', async () => {
    const { fanOut, apply, to } = openFanOut()
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
    const { fanOut, apply, to } = openFanOut()
    fanOut.join(channels.desk(me), 'desk')
    fanOut.join(channels.queue(general), 'wall')
    apply(callChange({ version: 2, state: 'offered', operatorId: me, fence: 1 }))
    await vi.runAllTimersAsync()
    expect(to('desk')).toMatchObject([{ topic: 'desk', rows: [{ state: 'offered', caller: '138****5678' }] }])
    expect(to('wall')[0]?.rows[0]).not.toHaveProperty('caller')
  })

  test('of a ticket goes on when the desk is done with it', async () => {
    const { fanOut, apply, to } = openFanOut()
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
    const { fanOut, apply, to } = openFanOut()
    fanOut.join(channels.floor, 'lead')
    fanOut.join(channels.desk(me), 'desk')
    for (let version = 1; version <= 5; version += 1) apply(operatorChange({ version }))
    expect(to('lead')).toMatchObject([{ seq: 1, rows: [{ version: 1 }] }])
    expect(to('desk').map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
    await vi.advanceTimersByTimeAsync(50)
    expect(to('lead')).toMatchObject([{ seq: 1 }, { seq: 2, rows: [{ version: 5 }] }])
  })

  test('never uses a number twice, even after everybody left', async () => {
    const { fanOut, apply } = openFanOut()
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
    const { fanOut, apply, sent } = openFanOut()
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
      const { fanOut, apply, shows, to } = openFanOut()
      const screen = new Map<string, number>()
      const join = () => {
        for (const [call, version] of shows(general)) screen.set(call, version)
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
      expect([...screen].sort()).toEqual([...shows(general)].sort())
    }),
    { numRuns: 60 },
  )
})
