import { keptPlace, standardTimings, type CallEvent, type OperatorId, type QueueId } from '@hearline/domain'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { called } from '../testing/called.ts'
import { freshStore, type TestStore } from '../testing/store.ts'
import { lastCutOff } from './caller.ts'

let on: TestStore

beforeAll(async () => {
  on = await freshStore()
})

afterAll(() => on.close())

const operatorId = v7() as OperatorId
const arrivedAt = Date.parse('2026-11-02T09:00:00+08:00')
const lostAt = arrivedAt + 600_000
const now = lostAt + 20_000

async function hadCall(caller: Buffer, arrivedAt: number, events: readonly CallEvent[], cause: string) {
  const { fresh, refused } = await called(on.store, { queueId: 'general' as QueueId, arrivedAt }, events)
  expect(refused).toEqual([])
  await on.hands`update call set caller_index = ${caller}, end_cause = ${cause} where id = ${fresh.id}`
}

/** Where somebody stands who had such a call, was cut off, and calls again after 20 s. */
async function placeAfter(caller: string, events: readonly CallEvent[]) {
  const index = Buffer.from(caller)
  await hadCall(index, arrivedAt, events, 'line-lost')
  const cutOff = await lastCutOff(on.store.read, index)
  expect(cutOff?.cutOffAt).toBe(lostAt)
  return keptPlace(cutOff, now, standardTimings)
}

const offered: CallEvent = { type: 'offered', operatorId, at: arrivedAt + 5_000 }
const answered: CallEvent = { type: 'answered', operatorId, fence: 1, at: arrivedAt + 9_000 }

test('[C14] cut off before an answer, the wait goes on', async () => {
  expect(await placeAfter('waited', [{ type: 'failed', at: lostAt }])).toEqual({ waitingSince: arrivedAt })
  const returned: CallEvent = { type: 'returned', at: arrivedAt + 15_000 }
  expect(await placeAfter('was rung for', [offered, returned, { type: 'failed', at: lostAt }])).toEqual({
    waitingSince: arrivedAt,
    returnedAt: arrivedAt + 15_000,
  })
})

test('[C14] cut off while talking, the talk is no wait: it begins anew, at the front', async () => {
  const ended: CallEvent = { type: 'ended', at: lostAt }
  const anew = { waitingSince: now, returnedAt: now }
  expect(await placeAfter('talked', [offered, answered, ended])).toEqual(anew)
  expect(await placeAfter('recorded', [offered, answered, ended, { type: 'closed', at: lostAt + 9_000 }])).toEqual(anew)
})

test('[C14] a leg that failed at once was no answer', async () => {
  const requeued: CallEvent = { type: 're-queued', at: arrivedAt + 10_000 }
  expect(await placeAfter('leg failed', [offered, answered, requeued, { type: 'failed', at: lostAt }])).toEqual({
    waitingSince: arrivedAt,
    returnedAt: arrivedAt + 10_000,
  })
})

test('[C14] a place is kept for the next call only: who gave that one up begins anew', async () => {
  const caller = Buffer.from('was served after all')
  await hadCall(caller, arrivedAt, [{ type: 'failed', at: lostAt }], 'line-lost')
  expect(await lastCutOff(on.store.read, caller)).toMatchObject({ cutOffAt: lostAt })
  await hadCall(caller, lostAt + 5_000, [{ type: 'abandoned', at: lostAt + 9_000 }], 'caller')
  expect(await lastCutOff(on.store.read, caller)).toBeUndefined()
})

test('[C14] a call that still goes on hides no cut-off before it', async () => {
  const caller = Buffer.from('a switchboard')
  await hadCall(caller, arrivedAt, [{ type: 'failed', at: lostAt }], 'line-lost')
  const { fresh } = await called(on.store, { queueId: 'general' as QueueId, arrivedAt: lostAt + 5_000 }, [])
  await on.hands`update call set caller_index = ${caller} where id = ${fresh.id}`
  expect(await lastCutOff(on.store.read, caller)).toMatchObject({ cutOffAt: lostAt })
})
