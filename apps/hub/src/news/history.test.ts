import type { CallId, QueueId } from '@hearline/domain'
import type { News } from '@hearline/protocol'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openFanOut } from '../testing/fan-out.ts'
import { callChange, operatorChange } from '../testing/rows.ts'
import { channels } from './channels.ts'
import type { FanOut } from './fan-out.ts'

const general = 'general' as QueueId
const english = 'english' as QueueId

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'performance'] }))
afterEach(() => void vi.useRealTimers())

describe('whoever comes back', () => {
  const floorAt = ({ fanOut }: { fanOut: FanOut }, seq: number, epoch = 'e') =>
    fanOut.join(channels.floor, 's', { epoch, seq })

  test('is told what was missed, as long as it is known without a gap', async () => {
    const all = openFanOut()
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
    const all = openFanOut()
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
        const { fanOut, apply, shows, sent } = openFanOut()
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
          if (missed === undefined) for (const [call, version] of shows(general)) screen.set(call, version)
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
        expect([...screen].sort()).toEqual([...shows(general)].sort())
      }),
      { numRuns: 200 },
    )
    expect(resumed).toBeGreaterThan(50)
  })
})
