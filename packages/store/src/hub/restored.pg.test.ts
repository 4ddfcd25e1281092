import { intervalStart, standardTimings as timings, type CallEvent, type QueueId } from '@hearline/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recountHistory } from '../history/recount.ts'
import { noteDue, writeNextQuarter } from '../history/write.ts'
import { heal } from '../live/heal.ts'
import { alone } from '../testing/alone.ts'
import { called } from '../testing/called.ts'
import { freshStore, type TestStore } from '../testing/store.ts'
import { beginHistory } from './restored.ts'

let on: TestStore

beforeAll(async () => {
  on = await freshStore()
})

afterAll(() => on.close())

/** Yesterday at noon: every interval of it is over. */
const noon = intervalStart(Date.now(), 'day') - 12 * 3_600_000
const call = (arrivedAt: number, events: CallEvent[] = []) =>
  called(on.store, { queueId: 'general' as QueueId, arrivedAt }, events)

async function writeAll(): Promise<number> {
  await noteDue(on.store)
  let written = 0
  while ((await writeNextQuarter(on.store, timings)) !== undefined) written += 1
  return written
}

const recounted = () => recountHistory(on.store.read, { from: noon, to: noon + 7_200_000 }, timings)

/** As a dump of a cluster that counted further brings it: every trigger comes after the rows. */
const cameFromElsewhere = () =>
  on.hands.begin(async (sql) => {
    for (const table of ['call', 'queue', 'floor_event']) {
      await sql`alter table ${sql(table)} disable trigger user`
      await sql`update ${sql(table)} set changed_xid = (changed_xid::text::bigint + 1000000000)::text::xid8`
      await sql`alter table ${sql(table)} enable trigger user`
    }
    await sql`update history_cursor set cursor = (cursor::text::bigint + 1000000000)::text::xid8`
  })

test('what a dump brings from a cluster that counted further is news once', async () => {
  await call(noon, [{ type: 'abandoned', at: noon + 9_000 }])
  await alone(on)
  expect(await writeAll()).toBe(1)
  await call(noon + 900_000, [{ type: 'abandoned', at: noon + 909_000 }])
  await cameFromElsewhere()

  expect(await beginHistory(on.url)).toBe(true)
  await alone(on)
  // the quarter that nobody had looked at, not the one that is written
  expect(await writeAll()).toBe(1)
  expect(await recounted()).toMatchObject({ differences: [], unwritten: [] })
  const { cursor } = await heal(on.store)
  expect((await heal(on.store, cursor)).changes).toEqual([])

  await call(noon + 1_800_000, [{ type: 'abandoned', at: noon + 1_809_000 }])
  await alone(on)
  expect(await writeAll()).toBe(1)
  expect(await recounted()).toMatchObject({ differences: [], unwritten: [] })
})

test('and floor events are only ever added to, as before', async () => {
  await expect(on.hands`update floor_event set at = now()`).rejects.toThrow('only ever added to')
})
