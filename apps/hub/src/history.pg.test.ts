import { randomUUID } from 'node:crypto'
import { standardTimings as timings, type CallId, type QueueId } from '@hearline/domain'
import { call, intervalRow, recountHistory, type Store } from '@hearline/store'
import { freshStore } from '@hearline/store/testing/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHistory } from './history.ts'
import { openLog } from './log.ts'

let store: Store
const stop: (() => Promise<void>)[] = []

beforeAll(async () => {
  const fresh = await freshStore()
  store = fresh.store
  stop.push(() => fresh.close())
})

afterAll(async () => {
  for (const end of stop) await end()
})

test('only who holds the lease writes, and whoever takes over goes on', async () => {
  const id = randomUUID() as CallId
  const arrivedAt = Date.now() - 30 * 3_600_000
  await store.read.insert(call).values({
    ...{ id, state: 'queued', queueId: 'general' as QueueId, hotline: '12345', switchId: 's', switchCall: id },
    ...{ arrivedAt, waitingSince: arrivedAt },
  })
  let routing = 'first'
  const asked = { first: 0, second: 0 }
  const hub = (name: 'first' | 'second', mine: string) => {
    const isMine = () => {
      asked[name] += 1
      return routing === mine
    }
    const history = startHistory({ store, timings, isMine, log: openLog('silent'), everyMs: 10 })
    stop.unshift(() => history.stop())
    return history
  }
  const rows = () => store.read.$count(intervalRow)
  hub('second', 'second')
  await expect.poll(() => asked.second).toBeGreaterThan(3)
  expect(await rows()).toBe(0)
  const first = hub('first', 'first')
  await expect.poll(rows).toBe(6)
  await first.stop()
  await store.read.update(call).set({ state: 'abandoned', endedAt: arrivedAt + 60_000 })
  routing = 'second'
  const late = async () => (await store.read.select().from(intervalRow)).map(({ counts }) => counts.abandoned)
  await expect.poll(late).toEqual(Array(6).fill(1))
  const found = () => recountHistory(store.read, { from: arrivedAt, to: Date.now() }, timings)
  // written, and looked at once more when nothing older runs in the cluster
  await expect.poll(found).toEqual({ rows: 6, differences: [], unwritten: [] })
})

test('Postgres refusing it three times in a row is told once, and so is its end', async () => {
  const narrow = await freshStore(1)
  stop.push(() => narrow.close())
  const { promise: held, resolve: release } = Promise.withResolvers<undefined>()
  let tries = 0
  const said: { msg: string; level: number; tries: number }[] = []
  const log = openLog('info', {
    write(line) {
      const { msg, level } = JSON.parse(line) as (typeof said)[number]
      said.push({ msg, level, tries })
    },
  })
  const isMine = () => {
    tries += 1
    return true
  }
  // nobody else gets its one connection
  const holding = narrow.store.tx(() => held)
  const history = startHistory({ store: narrow.store, timings, isMine, log, everyMs: 10 })
  stop.unshift(() => history.stop())
  await expect.poll(() => tries).toBeGreaterThan(4)
  const told = { msg: 'the history could not be written several times in a row', level: 40, tries: 3 }
  expect(said).toEqual([told])
  release(undefined)
  await holding
  await expect.poll(() => said).toMatchObject([told, { msg: 'the history is written again', level: 30 }])
})
