import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Lane } from '../store.ts'
import { freshStore, type TestStore } from '../testing/store.ts'
import {
  enterHub,
  leaveHub,
  purgeHubs,
  releaseRoutingLease,
  renewHub,
  renewRoutingLease,
  takeRoutingLease,
} from './lease.ts'

let on: TestStore
let lane: Lane
const [first, second] = [randomUUID(), randomUUID()]

beforeAll(async () => {
  on = await freshStore()
  lane = on.store.lane()
})

beforeEach(() => on.hands`update routing_lease set hub_id = null, lease_ends_at = 'epoch'`)

afterAll(() => on.close())

const databaseNow = async () =>
  Number((await on.hands`select extract(epoch from clock_timestamp()) * 1000 as now`)[0]!['now'])

test('of many hubs that reach for the routing lease one gets it, with a higher fence each time', async () => {
  let fence = 0
  for (let round = 0; round < 5; round += 1) {
    const hubs = Array.from({ length: 8 }, () => randomUUID())
    const taken = (await Promise.all(hubs.map((id) => takeRoutingLease(on.store.read, id, 3_000)))).filter((one) => one)
    expect(taken).toHaveLength(1)
    expect(taken[0]!.fence).toBeGreaterThan(fence)
    fence = taken[0]!.fence
    await on.hands`update routing_lease set lease_ends_at = 'epoch'`
  }
})

test('the lease is renewed by its holder only, while it lasts, and ends by the database clock', async () => {
  const lease = await takeRoutingLease(lane.db, first, 200)
  expect(lease!.endsAt - (await databaseNow())).toBeLessThanOrEqual(200)
  expect(await takeRoutingLease(lane.db, second, 3_000)).toBeUndefined()
  expect(await renewRoutingLease(lane.db, second, lease!.fence, 3_000)).toBeUndefined()
  expect(await renewRoutingLease(lane.db, first, lease!.fence, 200)).toMatchObject({ fence: lease!.fence })
  await pause(220)
  expect(await renewRoutingLease(lane.db, first, lease!.fence, 200)).toBeUndefined()
  const next = await takeRoutingLease(lane.db, second, 3_000)
  expect(next!.fence).toBe(lease!.fence + 1)
  await releaseRoutingLease(lane.db, first, lease!.fence)
  expect(await renewRoutingLease(lane.db, second, next!.fence, 3_000)).toBeDefined()
})

test('a released lease is free at once', async () => {
  const lease = await takeRoutingLease(lane.db, first, 3_000)
  await releaseRoutingLease(lane.db, first, lease!.fence)
  expect(await takeRoutingLease(lane.db, second, 3_000)).toMatchObject({ fence: lease!.fence + 1 })
})

test('a hub enters, renews and leaves; a row that was purged is missed', async () => {
  const endsAt = await enterHub(lane.db, first, '127.0.0.1:3000', 3_000)
  expect(Math.abs(endsAt - (await databaseNow()) - 3_000)).toBeLessThan(500)
  expect(await renewHub(lane.db, first, 60_000)).toBeGreaterThan(endsAt)
  await leaveHub(lane.db, first)
  const [row] = await on.hands`select lease_ends_at <= clock_timestamp() as left from hub where id = ${first}`
  expect(row).toEqual({ left: true })
  await on.hands`update hub set lease_ends_at = now() - interval '2 days'`
  await purgeHubs(lane.db)
  expect(await renewHub(lane.db, first, 3_000)).toBeUndefined()
})
