import { afterAll, beforeAll, expect, test } from 'vitest'
import { commit } from './commit.ts'
import { openFloor, type TestFloor } from '../testing/floor.ts'
import { fire } from '../timers/effects.ts'

const ROUNDS = 12
let floor: TestFloor
beforeAll(async () => {
  floor = await openFloor(2 * ROUNDS)
})
afterAll(() => floor.stop())

/** Call, engagement and operator tell one story. */
async function expectOneStory(callId: Parameters<TestFloor['call']>[0], operatorId: TestFloor['operators'][number]) {
  const [call, operator, engagements] = await Promise.all([
    floor.call(callId),
    floor.operator(operatorId),
    floor.engagements(callId),
  ])
  const [engagement] = engagements
  expect(engagements).toHaveLength(1)
  switch (call.state) {
    case 'talking':
      expect(operator).toMatchObject({ activity: 'talking', callId })
      expect(engagement?.state).toBe('talking')
      break
    case 'wrap-up':
      expect(operator).toMatchObject({ activity: 'wrap-up', callId })
      expect(engagement?.state).toBe('wrap-up')
      break
    default:
      expect(['queued', 'abandoned']).toContain(call.state)
      expect(operator).toMatchObject({ activity: 'idle', callId: null })
      expect(engagement?.state).toBe('ended')
  }
  return call.state
}

test('an answer and a caller who hangs up: one of them comes first and all rows agree', async () => {
  for (const operator of floor.operators.slice(0, ROUNDS)) {
    const { id, name } = await floor.arrive()
    await floor.offer(id, operator)
    const [answered, hungUp] = await Promise.all([
      floor.command(operator, 'answer-call', { callId: id, fence: 1 }),
      floor.event('caller-hung-up', { call: name }),
    ])
    expect(hungUp).toEqual({ status: 202, outcome: 'done' })
    const state = await expectOneStory(id, operator)
    expect(state).toBe(answered.ok ? 'wrap-up' : 'abandoned')
    if (!answered.ok) expect(answered).toMatchObject({ error: 'call-gone', details: { current: { state } } })
  }
})

test('an answer and a ring timeout: exactly one has its way', async () => {
  for (const operator of floor.operators.slice(ROUNDS)) {
    const { id } = await floor.arrive()
    await floor.offer(id, operator)
    await floor.store.read.execute(`update timer set due_at = clock_timestamp() where subject = '${id}'`)
    const [timer] = (await floor.timers()).filter(({ subject }) => subject === id)
    const [answered, fired] = await Promise.all([
      floor.command(operator, 'answer-call', { callId: id, fence: 1 }),
      commit(floor, async (tx) => {
        const effect = await fire({ tx, timings: floor.timings }, timer!.id)
        if (effect === 'busy') throw new Error(effect)
        return effect
      }).catch((error: unknown) => (error as Error).message),
    ])
    expect([answered.ok, fired === 'done']).toContain(true)
    expect(answered.ok && fired === 'done').toBe(false)
    expect(await expectOneStory(id, operator)).toBe(answered.ok ? 'talking' : 'queued')
  }
})
