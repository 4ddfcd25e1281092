import type { QueueRow } from '@hearline/protocol'
import { alarm, writeSetting } from '@hearline/store'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { general, openFloor, type TestFloor } from '../testing/floor.ts'
import { startAlarms } from './watch.ts'

let floor: TestFloor
let lead: TestFloor['operators'][0]
let rows: QueueRow[]
const started: ReturnType<typeof startAlarms>[] = []
beforeAll(async () => {
  floor = await openFloor(1)
  lead = floor.operators[0]!
})
beforeEach(() => (rows = [figures({})]))
afterAll(async () => {
  for (const one of started) await one.stop()
  await floor.stop()
})

const figures = (row: Partial<QueueRow>): QueueRow => ({
  ...{ kind: 'queue', id: general, version: 1, name: { zh: '综合', en: 'General' } },
  ...{ waiting: 0, ready: 1, staffed: 1, serving: 1, ...row },
})

function start(isMine = () => true) {
  const alarms = startAlarms({ ...floor, figures: { rows: () => rows }, isMine })
  started.push(alarms)
  return alarms
}
const kept = () => floor.store.read.select().from(alarm).orderBy(alarm.id)
const now = (is: object[]) => expect.poll(kept, { timeout: 10_000 }).toMatchObject(is)

test('an alarm rises once however many look, clears, rises again, and is over when a person has seen it', async () => {
  const [one, other] = [start(), start()]
  rows = [figures({ waiting: 7 })]
  for (const each of [one, other, one]) each.look()
  await now([{ rule: 'waiting', queueId: general, value: 7, threshold: 5, times: 1, clearedAt: null }])
  rows = [figures({ waiting: 3 })]
  one.look()
  rows = [figures({ waiting: 2 })]
  other.look()
  await now([{ clearedAt: expect.any(Number) as number }])
  rows = [figures({ waiting: 9 })]
  one.look()
  await now([{ value: 9, times: 2, clearedAt: null }])

  const [raised] = await kept()
  const { id: alarmId } = raised!
  const seen = await floor.actAs(lead, 'lead001', 'acknowledge-alarm', { alarmId })
  expect(seen).toMatchObject({ ok: true })
  expect(await floor.actAs(lead, 'lead002', 'acknowledge-alarm', { alarmId })).toMatchObject({
    ...{ ok: false, error: 'already-acknowledged', details: { current: { actor: 'lead001' } } },
  })
  expect(floor.model.alarms.get(alarmId)).toMatchObject({ times: 2, acknowledged: { name: 'Someone' } })
  rows = [figures({})]
  one.look()
  await now([{ clearedAt: expect.any(Number) as number }])
  expect(floor.model.alarms.size).toBe(0)
})

test('who is not the one that routes raises nothing; a wait rings by itself, at the threshold that is set', async () => {
  const before = (await kept()).length
  await floor.store.tx((tx) => writeSetting(tx, 'alarms', { 'longest-wait': { rise: 0.4, clear: 0.1 } }))
  rows = [figures({ waiting: 1, longestWaitSince: new Date(floor.model.now()).toISOString() })]
  let isMine = false
  start(() => isMine).look()
  for (const one of started.slice(0, 2)) await one.stop()
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(await kept()).toHaveLength(before)
  isMine = true
  await expect
    .poll(async () => (await kept()).slice(before), { timeout: 10_000 })
    .toMatchObject([{ rule: 'longest-wait', threshold: 0.4, clearedAt: null }])
})
