import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFloor, type TestFloor } from '../testing/floor.ts'

const ROUNDS = 4
type Operator = TestFloor['operators'][number]
let floor: TestFloor
beforeAll(async () => {
  floor = await openFloor(3 * ROUNDS)
})
afterAll(() => floor.stop())

const three = (round: number) => floor.operators.slice(3 * round, 3 * round + 3) as [Operator, Operator, Operator]
const finish = async (who: Operator) => {
  await floor.command(who, 'finish-wrap-up', {})
  await floor.command(who, 'set-availability', { availability: 'ready' })
}

test('two pass their callers to the same colleague, and routing wants her too: one has her', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const [ann, ben, eve] = three(round)
    const [hers, his, waiting] = [await floor.talking(ann), await floor.talking(ben), await floor.arrive()]
    const pass = (who: Operator, callId: typeof hers.id, kind: 'blind' | 'consult') =>
      floor.command(who, 'transfer-call', { callId, to: { operator: eve }, kind })
    const [first, second, offered] = await Promise.all([
      pass(ann, hers.id, 'blind'),
      pass(ben, his.id, 'consult'),
      floor.offer(waiting.id, eve),
    ])
    expect([first.ok, second.ok, offered.lost === undefined].filter(Boolean)).toHaveLength(1)
    const row = await floor.operator(eve)
    expect(row).toMatchObject({ activity: 'offered', callId: first.ok ? hers.id : second.ok ? his.id : waiting.id })
    for (const call of [hers, his, waiting]) await floor.event('caller-hung-up', { call: call.name })
    expect(await floor.operator(eve)).toMatchObject({ availability: 'ready', activity: 'idle', callId: null })
    for (const who of [ann, ben]) await finish(who)
    for (const call of [hers, his, waiting])
      for (const { state } of await floor.engagements(call.id)) expect(state).toBe('ended')
  }
})

test('while a colleague answers her the caller hangs up, or she lets her go: all rows agree', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const [ann, ben] = three(round)
    const { id, name } = await floor.talking(ann)
    await floor.command(ann, 'transfer-call', { callId: id, to: { operator: ben }, kind: 'consult' })
    const letGo = () => floor.command(ann, 'cancel-consult', { callId: id })
    const hangUp = () => floor.event('caller-hung-up', { call: name })
    const [answered] = await Promise.all([
      floor.command(ben, 'answer-call', { callId: id, fence: 2 }),
      round % 2 === 0 ? hangUp() : letGo(),
    ])
    expect(await floor.call(id)).toMatchObject({ state: round % 2 === 0 ? 'wrap-up' : 'talking', party: null })
    expect(await floor.operator(ben)).toMatchObject({ activity: 'idle', callId: null, availability: 'ready' })
    if (!answered.ok) expect(['stale-fence', 'not-your-call', 'wrong-state']).toContain(answered.error)
    if (round % 2 === 1) await hangUp()
    await finish(ann)
    expect((await floor.engagements(id)).map(({ state }) => state)).toEqual(['ended', 'ended'])
  }
  expect(await floor.timers()).toEqual([])
})
