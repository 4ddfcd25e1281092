import { randomUUID } from 'node:crypto'
import { commandActs, may, roles, type CallId, type GroupId, type OperatorId, type Role } from '@hearline/domain'
import type { CommandName } from '@hearline/protocol'
import { operator, queue } from '@hearline/store'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Refused } from '../http/refusal.ts'
import { openFloor, type TestFloor } from '../testing/floor.ts'
import { handlers } from './handlers.ts'
import { runCommand } from './run.ts'

let floor: TestFloor
/** Somebody of the actor's group and somebody of another, each with a call and a queue of her own. */
const theirs = {} as Record<
  'own' | 'foreign',
  { operatorId: OperatorId; callId: CallId; queueId: string; group: string }
>
const other = 'group-002' as GroupId

beforeAll(async () => {
  floor = await openFloor(3)
  const queueId = 'other'
  await floor.store.tx((tx) => tx.db.insert(queue).values({ id: queueId as never, name: { zh: '他', en: 'other' } }))
  for (const [which, index] of [
    ['own', 0],
    ['foreign', 1],
  ] as const) {
    const operatorId = floor.operators[index]!
    const { id: callId } = await floor.arrive()
    await floor.offer(callId, operatorId)
    await floor.command(operatorId, 'answer-call', { callId, fence: 1 })
    theirs[which] = { operatorId, callId, queueId: which === 'own' ? 'general' : queueId, group: 'group-001' }
  }
  theirs.foreign.group = other
  const { operatorId } = theirs.foreign
  await floor.store.tx((tx) => tx.db.update(operator).set({ groupId: other }).where(eq(operator.id, operatorId)))
  await floor.heal()
})
afterAll(() => floor.stop())

type Body = (about: (typeof theirs)['own']) => object
const bodies: Partial<Record<CommandName, Body>> = {
  'move-operators': ({ operatorId }) => ({ operatorIds: [operatorId], queues: ['general'] }),
  'force-availability': ({ operatorId }) => ({ operatorId, availability: 'busy', reason: 'drill' }),
  'approve-break': ({ operatorId }) => ({ operatorId, granted: true }),
  'answer-hand': ({ operatorId }) => ({ operatorId }),
  'end-wrap-up': ({ operatorId }) => ({ operatorId, reason: 'stuck' }),
  'end-session': ({ operatorId }) => ({ operatorId }),
  'set-storm-mode': ({ queueId }) => ({ on: true, reason: 'rain', queueId }),
  'send-notice': ({ group }) => ({ to: { group }, text: 'read this' }),
  'monitor-call': ({ callId }) => ({ callId, mode: 'listen' }),
  'take-over': ({ callId }) => ({ callId }),
}

/** The status, 403 for whoever may not; an act that is allowed may still be refused by the state of things. */
async function status(role: Role, name: CommandName, body: object): Promise<number> {
  const actor = {
    ...{ id: 'someone', personId: 'someone', sessionId: 's', name: 'Someone', role },
    ...{ operatorId: floor.operators[2]!, groupId: 'group-001' as GroupId },
  }
  const deps = { ...floor, floor: floor.model, handlers, promptly: <T>(work: Promise<T>) => work }
  try {
    return (await runCommand(deps, { name, key: randomUUID(), actor, body })).status
  } catch (error) {
    if (error instanceof Refused && error.code === 'not-allowed') return 403
    throw error
  }
}

describe.each(Object.keys(bodies) as CommandName[])('%s', (name) => {
  test.each(roles)('by %s, as the table has it', async (role) => {
    for (const which of ['own', 'foreign'] as const) {
      const allowed = may(role, commandActs[name], { own: which === 'own' }) !== 'no'
      const got = await status(role, name, bodies[name]!(theirs[which]))
      expect({ which, refused: got === 403 }).toEqual({ which, refused: !allowed })
      expect([200, 403, 409]).toContain(got)
    }
  })
})

test('every act of a lead on people and queues is asked about here', () => {
  const acts = ['control-seats', 'monitor-calls', 'run-floor']
  const others = ['undo-move', 'move-call', 'prioritise-call']
  const names = (Object.keys(commandActs) as CommandName[]).filter((name) => acts.includes(commandActs[name]))
  expect(names.filter((name) => !others.includes(name)).sort()).toEqual(Object.keys(bodies).sort())
})
