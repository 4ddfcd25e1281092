import type { OperatorId, QueueId } from '@hearline/domain'
import { operator } from '@hearline/store'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { commit } from '../calls/commit.ts'
import { operatorRow } from '../floor/projection.ts'
import { english, general, openFloor, type TestFloor } from '../testing/floor.ts'
import { fire } from '../timers/effects.ts'

let floor: TestFloor
let ops: OperatorId[]
/** Whoever acts as a lead here sits at the last desk. */
let lead: OperatorId
beforeAll(async () => {
  floor = await openFloor(6)
  ops = floor.operators
  lead = ops[5]!
})
afterAll(() => floor.stop())

const served = async (id: OperatorId) => (await floor.operator(id)).queues.map(({ queueId }) => queueId)
const traces = async (subject: string) => (await floor.traces(subject)).map(({ act }) => act)
const told = async (id: OperatorId) => (await floor.notices(id)).map(({ code, from }) => [code, from])
const soon = (ms = 3_600_000) => new Date(Date.now() + ms).toISOString()
const put = (id: OperatorId, set: Partial<typeof operator.$inferInsert>) =>
  floor.store.tx((tx) => tx.db.update(operator).set(set).where(eq(operator.id, id)))

const move = (who: OperatorId[], queues: QueueId[], more: object = {}) =>
  floor.command(lead, 'move-operators', { operatorIds: who, queues, ...more }, 'lead')

beforeEach(async () => {
  await floor.heal()
})

test('seats are moved together, seen with who did it, undone once, and every step leaves a trace', async () => {
  const [a, b] = ops as [OperatorId, OperatorId]
  const moved = await move([a, b], [english], { until: soon() })
  if (!moved.ok) throw new Error(moved.error)
  const { moveId } = moved.value
  expect(await served(a)).toEqual([english])
  expect(operatorRow(await floor.operator(b))).toMatchObject({
    moved: { moveId, actor: 'someone', name: 'Someone', from: [general, english] },
  })
  expect((await floor.timers()).filter(({ kind }) => kind === 'move-end')).toHaveLength(2)
  expect(floor.model.operators.get(a)?.moves).toHaveLength(1)
  expect(await floor.command(lead, 'undo-move', { moveId }, 'lead')).toEqual({
    ok: true,
    value: { moved: [a, b].sort() },
  })
  expect(await served(a)).toEqual([general, english])
  expect(await floor.operator(a)).toMatchObject({ moves: null, moveEndsAt: null })
  expect((await floor.timers()).filter(({ kind }) => kind === 'move-end')).toEqual([])
  expect(await floor.command(lead, 'undo-move', { moveId }, 'lead')).toMatchObject({
    error: 'wrong-state',
    details: { current: { by: 'someone' } },
  })
  expect(await traces(`move/${moveId}`)).toEqual(['move-operators', 'undo-move'])
  expect(await traces(`operator/${a}`)).toEqual(['move-operators', 'undo-move'])
  expect(await told(a)).toEqual([
    ['moved', 'Someone'],
    ['moved-back', 'Someone'],
  ])
})

test('of two leads who move one operator at the same moment one wins, and the other learns who', async () => {
  const [, , who] = ops as [OperatorId, OperatorId, OperatorId]
  const both = await Promise.all(
    ['lead001', 'lead002'].map((name) =>
      floor.actAs(lead, name, 'move-operators', { operatorIds: [who], queues: [english] }),
    ),
  )
  const [won, lost] = both.toSorted((x, y) => Number(y.ok) - Number(x.ok))
  expect(won).toMatchObject({ ok: true })
  expect(lost).toMatchObject({ error: 'moved-by-other' })
  const { moves } = await floor.operator(who)
  expect(moves).toHaveLength(1)
  const { actor, moveId } = moves![0]!
  expect(lost).toMatchObject({ details: { current: { operatorId: who, actor, moveId, queues: [english] } } })
  const over = { operatorIds: [who], queues: [general], over: [moveId] }
  expect(await floor.actAs(lead, 'lead003', 'move-operators', over)).toMatchObject({ ok: true })
})

test('a move reverts by itself when its time comes, also for who has signed out', async () => {
  const [, , , who, gone] = ops as [OperatorId, OperatorId, OperatorId, OperatorId, OperatorId]
  await put(gone, { availability: 'signed-out' })
  expect(await move([who], [english], { until: soon(-1) })).toMatchObject({ error: 'too-late' })
  expect(await move([gone], [english])).toMatchObject({ error: 'wrong-state' })
  const moved = await move([who, gone], [english], { until: soon(150) })
  expect(moved).toMatchObject({ ok: true, value: { moved: [who], left: [gone] } })
  await put(gone, { availability: 'ready' })
  await put(who, { availability: 'signed-out' })
  const timer = (await floor.timers()).find(({ kind, subject }) => kind === 'move-end' && subject === who)!
  await expect
    .poll(() => commit(floor, (tx) => fire({ tx, timings: floor.timings }, timer.id)), { timeout: 5_000 })
    .toBe('done')
  expect(await served(who)).toEqual([general, english])
  expect((await told(who)).at(-1)).toEqual(['moved-back', 'system'])
  await put(who, { availability: 'ready' })
})
