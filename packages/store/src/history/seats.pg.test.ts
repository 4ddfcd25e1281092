import {
  intervalEnd,
  recount,
  standardTimings as timings,
  type Activity,
  type Availability,
  type GroupId,
  type OperatorId,
} from '@hearline/domain'
import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { operator } from '../operator/tables.ts'
import { freshStore, type TestStore } from '../testing/store.ts'
import { factsOf } from './facts.ts'
import { seatEventsOf } from './seats.ts'
import { floorEvent } from './tables.ts'
import { quarterOf } from './write.ts'

let on: TestStore
beforeAll(async () => {
  on = await freshStore()
})
afterAll(() => on.close())

const start = Date.parse('2026-09-30T15:00:00+08:00')
const quarter = { from: start, to: intervalEnd(start, 'quarter') }
const [ours, theirs] = ['g001', 'g002'] as [GroupId, GroupId]
const changedBy = { actor: 'op', cause: 'own' } as const

type Stood = [minutesAfter: number, availability: Availability, activity?: Activity, groupId?: GroupId]

/** Somebody of this group who has been each of these from then on. */
const somebody = (groupId: GroupId, stretches: readonly Stood[]) => ({ id: v7() as OperatorId, groupId, stretches })

/** What they did, told in the order of time. */
async function told(people: readonly ReturnType<typeof somebody>[]): Promise<void> {
  const all = people.flatMap(({ id, groupId, stretches }) => stretches.map((stood) => ({ id, groupId, stood })))
  await on.store.tx(async ({ db }) => {
    for (const { id, groupId, stood } of all.toSorted((a, b) => a.stood[0] - b.stood[0])) {
      const [minutes, availability, activity = 'idle', then = groupId] = stood
      const told = { groupId: then, availability, activity }
      const at = start + minutes * 60_000
      await db.insert(floorEvent).values({ kind: 'operator', subject: id, at, told, changedXid: sql`'0'` })
    }
    for (const { id, groupId } of people) {
      const her = {
        id,
        username: id,
        name: id,
        groupId,
        availability: 'ready',
        since: start,
        idleSince: start,
      } as const
      await db.insert(operator).values({ ...her, queues: [], changedBy })
    }
  })
}

test('what one operator and a group spend in a quarter is told by their own events alone, as of all together', async () => {
  const one = somebody(ours, [
    [-200, 'signed-out'],
    [-90, 'ready'],
    [4, 'ready', 'talking'],
    [9, 'ready', 'wrap-up'],
    [70, 'ready'],
  ])
  const second = somebody(ours, [
    [-3_000, 'ready'],
    [-40, 'ready', 'idle', theirs],
    [6, 'ready', 'idle'],
    [11, 'break'],
    [12, 'signed-out'],
  ])
  const other = somebody(theirs, [
    [0, 'ready'],
    [15, 'busy'],
  ])
  await told([one, second, other])
  const whole = await quarterOf(on.store.read, start, timings)
  const of = async (who: Parameters<typeof seatEventsOf>[2], dimension: string, id: string) => {
    const rows = recount(factsOf(await seatEventsOf(on.store.read, quarter, who)), timings)
    const isTheirs = (row: (typeof rows)[number]) => row.dimension === dimension && row.id === id && row.start === start
    const [own] = rows.filter(isTheirs)
    expect(own).toEqual(whole.find(isTheirs))
    return own?.counts
  }
  expect(await of({ operatorId: one.id }, 'operator', one.id)).toMatchObject({ idleMs: 240_000, engagedMs: 660_000 })
  expect(await of({ groupId: ours }, 'group', ours)).toMatchObject({ idleMs: 540_000, engagedMs: 660_000 })
  const events = await seatEventsOf(on.store.read, quarter, { operatorId: one.id })
  expect(events.map(({ at }) => (at - start) / 60_000)).toEqual([-90, 4, 9, 70])
})
