import type { Activity, Availability, CallId, GroupId, OperatorId } from '@hearline/domain'
import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { engagement } from '../call/tables.ts'
import { floorEvent } from '../history/tables.ts'
import { freshStore, type TestStore } from '../testing/store.ts'
import { operatorHourOf } from './hour.ts'
import { operator } from './tables.ts'

let on: TestStore
beforeAll(async () => {
  on = await freshStore()
})
afterAll(() => on.close())

const now = Date.parse('2026-09-30T15:00:00+08:00')
const minute = 60_000
const before = (minutes: number) => now - minutes * minute
const groupId = 'g001' as GroupId
const changedBy = { actor: 'op', cause: 'own' } as const

type Stood = [minutesBefore: number, availability: Availability, activity?: Activity]

/** Somebody who has been each of these from then on. */
async function stood(availability: Availability, stretches: readonly Stood[]): Promise<OperatorId> {
  const id = v7() as OperatorId
  const her = { id, username: id, name: id, groupId, availability, since: now, idleSince: now, queues: [], changedBy }
  await on.store.tx(async ({ db }) => {
    for (const [minutes, availability, activity = 'idle'] of stretches) {
      const told = { groupId, availability, activity }
      const at = before(minutes)
      await db.insert(floorEvent).values({ kind: 'operator', subject: id, at, told, changedXid: sql`'0'` })
    }
    await db.insert(operator).values(her)
  })
  return id
}

test('an hour is told of everybody on duty: engaged and ready, cut at its borders; breaks and who left apart', async () => {
  const busy = await stood('ready', [
    [200, 'signed-out'],
    [90, 'ready'],
    [45, 'ready', 'offered'],
    [44, 'ready', 'talking'],
    [30, 'busy', 'wrap-up'],
    [25, 'busy'],
    [20, 'break'],
    [10, 'ready'],
  ])
  const quiet = await stood('ready', [[300, 'ready']])
  await stood('signed-out', [[50, 'ready']])
  const [call, answeredAt] = [v7() as CallId, before(7)]
  const part = { id: v7() as never, callId: call, operatorId: quiet, fence: 1, startedAt: before(8) }
  await on.store.tx(({ db }) => db.insert(engagement).values({ ...part, state: 'held', answeredAt }))
  const hours = await operatorHourOf(on.store.read, now)
  const byId = new Map(hours.map(({ operatorId, ...rest }) => [operatorId, rest]))
  expect(byId.size).toBe(2)
  expect(byId.get(busy)).toEqual({ engagedMs: 20 * minute, idleMs: 25 * minute })
  expect(byId.get(quiet)).toEqual({ engagedMs: 0, idleMs: 60 * minute, call: { callId: call, answeredAt } })
})
