import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { text } from 'node:stream/consumers'
import { intervalStart, newCall, standardTimings, type CallId, type QueueId } from '@hearline/domain'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertCall } from '../call/call.ts'
import { noteDue, writeNextQuarter } from '../history/write.ts'
import { alone } from '../testing/alone.ts'
import { freshStore, type TestStore } from '../testing/store.ts'

let on: TestStore

beforeAll(async () => {
  on = await freshStore()
})

afterAll(() => on.close())

async function recounted(...args: string[]) {
  const command = fileURLToPath(new URL('./recount.ts', import.meta.url))
  const env = { ...process.env, DATABASE_URL: on.url }
  const child = spawn(process.execPath, [command, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { out, err, code }
}

async function write() {
  await alone(on)
  await noteDue(on.store)
  while ((await writeNextQuarter(on.store, standardTimings)) !== undefined);
}

/** A quarter, an hour and a day of a queue and a hotline. */
const same = { out: '6 rows counted again, 0 differ.\n', err: '', code: 0 }

const somebodyWaits = async () => {
  const [row] = await on.hands`select count(*)::int as n from pg_stat_activity
    where wait_event_type = 'Lock' and datname = current_database()`
  return Number(row?.['n']) > 0
}

test('what is not yet written is told, and compared once it is', async () => {
  const waitingSince = intervalStart(Date.now(), 'day') - 3_600_000
  const fresh = newCall({ id: v7() as CallId, queueId: 'general' as QueueId, requiredLevel: 1, waitingSince })
  const about = { hotline: '12345', arrivedAt: waitingSince, switchId: 's', switchCall: 'c' }
  await on.store.tx((tx) => insertCall(tx, { ...fresh, ...about }))
  const none = '0 rows counted again, 0 differ.\n'
  expect(await recounted()).toEqual({ out: `Quarters not yet written, left out: 1.\n${none}`, err: '', code: 0 })
  await write()
  expect(await recounted()).toEqual(same)
})

test('one moment is compared, whatever is written meanwhile, and a difference ends with 1', async () => {
  const { counting } = await on.hands.begin(async (sql) => {
    await sql`lock table interval_row in access exclusive mode`
    const begun = recounted()
    await expect.poll(somebodyWaits).toBe(true)
    await sql`update interval_row set counts = jsonb_set(counts, '{offered}', '5')
      where dimension = 'queue' and grain = 'day'`
    return { counting: begun }
  })
  expect(await counting).toEqual(same)
  const { out, code } = await recounted()
  expect(out).toContain('offered kept 5, counted 1')
  expect(code).toBe(1)
})

test('a day that is none is refused', async () => {
  expect(await recounted('--from', 'yesterday')).toMatchObject({
    code: 1,
    err: expect.stringContaining('must be a day such as') as string,
  })
})
