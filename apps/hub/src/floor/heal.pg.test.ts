import { randomUUID } from 'node:crypto'
import { standardTimings as timings, type CallId, type QueueId } from '@hearline/domain'
import { call, Unavailable, type Store, type Tx } from '@hearline/store'
import { freshStore } from '@hearline/store/testing/store'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openLog } from '../log.ts'
import { openMetrics } from '../metrics.ts'
import { followDay } from './follow-day.ts'
import { startHealing, type Healing } from './heal.ts'
import { FloorModel } from './model.ts'
import { beginDay, DayTally } from './tally.ts'

const queueId = 'general' as QueueId
const log = openLog(process.env['LOG_LEVEL'] ?? 'silent')

let store: Store
let stop: (() => Promise<void>)[]
beforeEach(async () => {
  const fresh = await freshStore()
  store = fresh.store
  stop = [() => fresh.close()]
})
afterEach(async () => {
  for (const end of stop) await end()
})

/** A call that arrived a moment ago. */
async function insert(tx: Tx, state: 'queued' | 'closed'): Promise<CallId> {
  const id = randomUUID() as CallId
  const at = { arrivedAt: tx.now - 9, waitingSince: tx.now - 9 }
  const end = state === 'closed' ? { outcome: 'answered' as const, answeredAt: tx.now - 5, endedAt: tx.now } : {}
  await tx.db
    .insert(call)
    .values({ id, state, queueId, hotline: '12345', switchId: 's', switchCall: id, ...at, ...end })
  return id
}
const arrive = async (state: 'queued' | 'closed') => (await store.tx((tx) => insert(tx, state))).value

async function follow(lane: Store['lane'] = () => store.lane()) {
  const model = new FloorModel()
  const tally = new DayTally(model, timings)
  const onNewData = vi.fn()
  const healing: Healing = await startHealing({
    ...{ store: { lane }, model, log, metrics: openMetrics(), isLossy: () => true, onNewData },
  })
  stop.unshift(() => healing.stop())
  const day = followDay({ store, model, tally, log })
  stop.unshift(() => day.stop())
  const counts = () => tally.of(queueId) ?? { offered: undefined }
  return { model, tally, healing, onNewData, counts, begin: () => beginDay({ store, tally, healing }) }
}

test('a hub that starts while others write counts each call of the day once', async () => {
  let release: () => void = () => undefined
  const told = new Promise<void>((resolve) => (release = resolve))
  // ended before the floor is read, committed long after; until then no read goes beyond what comes now
  const { promise: isOpen, resolve: opened } = Promise.withResolvers<undefined>()
  const long = store.tx(async (tx) => {
    await insert(tx, 'closed')
    opened(undefined)
    await told
  })
  await isOpen
  await arrive('closed')
  const waiting = await arrive('queued')
  const { begin, counts, healing, model } = await follow()
  await arrive('closed')
  const first = healing.asOf
  await expect.poll(() => healing.asOf).toBeGreaterThan(first)
  await begin()
  await arrive('closed')
  const end = sql`update call set state = 'abandoned', ended_at = now() where id = ${waiting}`
  await store.read.execute(end)
  await expect.poll(() => model.calls.size).toBe(0)
  release()
  await long
  await expect.poll(counts).toMatchObject({ offered: 5, answered: 4 })
  const { asOf } = healing
  await expect.poll(() => healing.asOf).toBeGreaterThan(asOf + 500)
  expect(counts()).toMatchObject({ offered: 5, answered: 4 })
})

test('another database is read whole before anybody is told, and counted anew', async () => {
  let fails = 0
  const lane = () => {
    const real = store.lane()
    let epoch = ''
    // the read that follows the discovery is lost
    const execute = async (query: Parameters<typeof real.db.execute>[0]) => {
      if (fails > 0 && epoch === 'another') {
        fails -= 1
        epoch = ''
        throw new Unavailable('lost')
      }
      const rows = await real.db.execute(query)
      epoch = (rows[0] as { data_epoch: string }).data_epoch.endsWith('/1') ? 'another' : 'same'
      return rows
    }
    return { ...real, db: { execute } as unknown as typeof real.db }
  }
  await arrive('closed')
  await arrive('queued')
  const { begin, counts, onNewData, model, tally, healing } = await follow(lane)
  await begin()
  expect(counts()).toMatchObject({ offered: 2 })
  let begun: Promise<void> | undefined
  const seen: number[] = []
  onNewData.mockImplementation(() => {
    seen.push(model.calls.size)
    begun = begin()
  })
  const sizes: number[] = []
  model.onCleared(() => sizes.push(model.calls.size))

  fails = 2
  await store.read.execute(sql`update restore_mark set mark = mark + 1`)
  await expect.poll(() => onNewData.mock.calls.length, { timeout: 5_000 }).toBe(1)
  expect({ seen, cleared: sizes.length, fails }).toEqual({ seen: [1], cleared: 1, fails: 0 })
  expect(model.dataEpoch).toBe(healing.dataEpoch)
  await begun
  expect(tally.of(queueId)).toMatchObject({ offered: 2, answered: 1 })
})

test('counts of a floor that is no more are not taken', async () => {
  await arrive('closed')
  const { healing, tally } = await follow()
  const held = { origin: healing.origin }
  const late = beginDay({ store, tally, healing: held })
  held.origin = { ...held.origin }
  await late
  expect(tally.of(queueId)).toBeUndefined()
})
