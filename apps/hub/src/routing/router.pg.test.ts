import { randomUUID } from 'node:crypto'
import { releaseRoutingLease } from '@hearline/store'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Applied } from '../floor/model.ts'
import { openFloor, type TestFloor } from '../testing/floor.ts'
import { startRouting } from './router.ts'

let floor: TestFloor
beforeEach(async () => {
  floor = await openFloor(40)
  await releaseRoutingLease(floor.store.read, floor.hubId, floor.leaseFence)
})
afterEach(() => floor.stop())

/** Resolves when the model has heard enough. */
const until = (isEnough: () => boolean) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (!isEnough()) return
      silence()
      resolve()
    }
    const silence = floor.model.onApplied(look)
    look()
  })
const offered = () => [...floor.model.calls.values()].filter(({ state }) => state === 'offered')

test('calls go to free operators, the longest idle first, and each offer keeps why', async () => {
  const [last] = floor.operators as [TestFloor['operators'][number]]
  await floor.store.read.execute(`update operator set idle_since = now() where id = '${last}'`)
  await floor.heal()
  // one after another: a busy machine would turn away who waits a second for a line
  const calls = []
  for (let n = 0; n < 39; n += 1) calls.push(await floor.arrive())
  const routing = startRouting(floor)
  await until(() => offered().length === 39)
  expect(new Set(offered().map(({ operatorId }) => operatorId)).size).toBe(39)
  expect(offered().map(({ operatorId }) => operatorId)).not.toContain(last)

  const [engagement] = await floor.engagements(calls[0]!.id)
  expect(engagement?.why).toMatchObject({ rule: 'longest-wait', via: 'own', relaxedBy: 0 })
  // a new call wakes the router by itself
  const { id } = await floor.arrive()
  await until(() => floor.model.calls.get(id)?.state === 'offered')
  expect((await floor.call(id)).operatorId).toBe(last)
  await routing.stop()
})

test('two hubs: one routes, and the other goes on when it stops', async () => {
  await Promise.all(Array.from({ length: 12 }, () => floor.arrive()))
  const routings = [startRouting(floor), startRouting({ ...floor, hubId: randomUUID() })] as const
  await until(() => offered().length === 12)
  const { rows } = { rows: await floor.store.read.execute('select count(*)::int as n from engagement') }
  expect(rows[0]).toEqual({ n: 12 })

  const [lease] = await floor.store.read.execute<{ hub_id: string }>('select hub_id from routing_lease')
  const [first, second] = lease?.hub_id === floor.hubId ? routings : [routings[1], routings[0]]
  await first.stop()
  const { id } = await floor.arrive()
  await until(() => floor.model.calls.get(id)?.state === 'offered')
  await second.stop()
})

test('an operator whose desk has gone is not tried in a circle', async () => {
  await floor.store.read.execute(`update seat set state = 'silent'`)
  const heard: Applied[] = []
  floor.model.onApplied((applied) => heard.push(...applied))
  const { id } = await floor.arrive()
  const before = Number((await floor.store.read.execute('select pg_current_xact_id()::text as x'))[0]?.['x'])
  const routing = startRouting(floor)
  await new Promise((resolve) => setTimeout(resolve, 600))
  await routing.stop()
  const after = Number((await floor.store.read.execute('select pg_current_xact_id()::text as x'))[0]?.['x'])
  expect((await floor.call(id)).state).toBe('queued')
  // 40 operators, each at most three times
  expect(after - before).toBeLessThan(130)
})
