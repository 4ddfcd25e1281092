import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { text } from 'node:stream/consumers'
import { intervalStart, newCall, standardTimings, type CallId, type QueueId } from '@hearline/domain'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertCall } from '../call/call.ts'
import { noteDue, writeNextQuarter } from '../history/write.ts'
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

test('what is kept and what the events tell are compared, and a difference ends with 1', async () => {
  const waitingSince = intervalStart(Date.now(), 'day') - 3_600_000
  const fresh = newCall({ id: v7() as CallId, queueId: 'general' as QueueId, requiredLevel: 1, waitingSince })
  const about = { hotline: '12345', arrivedAt: waitingSince, switchId: 's', switchCall: 'c' }
  await on.store.tx((tx) => insertCall(tx, { ...fresh, ...about }))
  await noteDue(on.store)
  while ((await writeNextQuarter(on.store, standardTimings)) !== undefined);
  // a quarter, an hour and a day of a queue and a hotline
  expect(await recounted()).toEqual({ out: '6 rows counted again, 0 differ.\n', err: '', code: 0 })
  await on.hands`update interval_row set counts = jsonb_set(counts, '{offered}', '5')
    where dimension = 'queue' and grain = 'day'`
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
