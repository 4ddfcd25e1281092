import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  cellOf,
  commandActs,
  roles,
  standardLayout,
  type Act,
  type CallId,
  type GroupId,
  type OperatorId,
  type QueueId,
  type Role,
} from '@hearline/domain'
import type { CommandName } from '@hearline/protocol'
import { alarm, audit, call, noteSwitchUp, operator, queue } from '@hearline/store'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Refused } from '../http/refusal.ts'
import { openFloor, type TestFloor } from '../testing/floor.ts'
import { handlers } from './handlers.ts'
import { runCommand } from './run.ts'

let floor: TestFloor
/** Somebody of the actor's group and somebody of another, each with a call, a queue and a move of her own. */
const theirs = {} as Record<
  'own' | 'foreign',
  { operatorId: OperatorId; callId: CallId; queueId: string; group: string; moveId: string; alarmId: string }
>
const other = 'group-002' as GroupId

beforeAll(async () => {
  floor = await openFloor(3)
  const queueId = 'other'
  await floor.store.tx((tx) => tx.db.insert(queue).values({ id: queueId as never, name: { zh: '他', en: 'other' } }))
  await floor.heal()
  for (const [which, index] of [
    ['own', 0],
    ['foreign', 1],
  ] as const) {
    const operatorId = floor.operators[index]!
    const { id: callId } = await floor.talking(operatorId)
    const move = { operatorIds: [operatorId], queues: [(which === 'own' ? 'general' : queueId) as QueueId] }
    const moved = await floor.command(operatorId, 'move-operators', move, 'manager')
    if (!moved.ok) throw new Error(moved.error)
    const { moveId } = moved.value
    const alarmId = randomUUID()
    const raised = { id: alarmId, queueId: move.queues[0]!, at: Date.now(), value: 6, threshold: 5 }
    await floor.store.tx((tx) => tx.db.insert(alarm).values({ ...raised, rule: 'waiting' }))
    theirs[which] = { operatorId, callId, queueId: move.queues[0]!, group: 'group-001', moveId, alarmId }
  }
  await floor.store.tx((tx) => noteSwitchUp(tx, { id: 'main', boot: 'b1', abilities: ['listen', 'whisper'] }))
  theirs.foreign.group = other
  const { operatorId, callId } = theirs.foreign
  await floor.store.tx(async (tx) => {
    await tx.db.update(operator).set({ groupId: other }).where(eq(operator.id, operatorId))
    await tx.db
      .update(call)
      .set({ queueId: queueId as QueueId })
      .where(eq(call.id, callId))
  })
  await floor.heal()
})
afterAll(() => floor.stop())

type Body = (about: (typeof theirs)['own']) => object
const bodies: Partial<Record<CommandName, Body>> = {
  'undo-move': ({ moveId }) => ({ moveId }),
  'move-operators': ({ operatorId }) => ({ operatorIds: [operatorId], queues: ['general'] }),
  'move-call': ({ callId }) => ({ callId, queueId: 'english' }),
  'prioritise-call': ({ callId }) => ({ callId, priority: 5 }),
  'force-availability': ({ operatorId }) => ({ operatorId, availability: 'busy', reason: 'drill' }),
  'approve-break': ({ operatorId }) => ({ operatorId, granted: true }),
  'answer-hand': ({ operatorId }) => ({ operatorId }),
  'end-wrap-up': ({ operatorId }) => ({ operatorId, reason: 'stuck' }),
  'end-session': ({ operatorId }) => ({ operatorId }),
  'set-storm-mode': ({ queueId }) => ({ on: true, reason: 'rain', queueId }),
  'send-notice': ({ group }) => ({ to: { group }, text: 'read this' }),
  'monitor-call': ({ callId }) => ({ callId, mode: 'listen' }),
  'take-over': ({ callId }) => ({ callId }),
  'acknowledge-alarm': ({ alarmId }) => ({ alarmId }),
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

const audited = () => floor.store.read.select({ act: audit.act, actor: audit.actor }).from(audit)

/** As `status`; what was done has left its trace, what was not has left none. */
async function traced(role: Role, name: CommandName, body: object): Promise<number> {
  const before = (await audited()).length
  const got = await status(role, name, body)
  const traces = (await audited()).slice(before)
  expect({ name, role, got, traced: traces.length > 0 }).toEqual({ name, role, got, traced: got === 200 })
  expect(traces.every(({ actor }) => actor === 'someone')).toBe(true)
  return got
}

/** The hotline's own paper, where it lies beside; else the table made of it. */
const paper = join(import.meta.dirname, '../../../../../shared/domain/hotline.md')
const lines = existsSync(paper) ? readFileSync(paper, 'utf8').split('\n') : undefined
const rows: Partial<Record<Act, string>> = {
  'control-seats': '| Approve break, force state, force sign-out |',
  'monitor-calls': '| Listen, whisper, barge, take over |',
  'take-calls': '| Answer, hold, transfer calls |',
  'set-own-state': '| Set own state / request break |',
  'run-floor': '| Move seats between queues, storm mode |',
}

function cell(role: Role, act: Act): string {
  const line = lines?.find((each) => each.startsWith(rows[act] ?? '\0'))
  return line === undefined ? cellOf(role, act) : line.split('|')[2 + roles.indexOf(role)]!.trim()
}

// before a lead takes the call over, when it is nobody's but her own
describe.each(['listen', 'whisper', 'barge', 'off'] as const)('to %s', (mode) => {
  test.each(roles)('by %s, as the table has it', async (role) => {
    for (const which of ['own', 'foreign'] as const) {
      const letter = cell(role, 'monitor-calls')
      const got = await traced(role, 'monitor-call', { callId: theirs[which].callId, mode })
      const allowed = letter === 'Y' || (letter === 'O' && which === 'own')
      expect({ which, refused: got === 403 }).toEqual({ which, refused: !allowed })
    }
  })
})

describe.each(Object.keys(bodies) as CommandName[])('%s', (name) => {
  test.each(roles)('by %s, as the table has it', async (role) => {
    for (const which of ['own', 'foreign'] as const) {
      const letter = cell(role, commandActs[name])
      expect(['Y', 'O', '-']).toContain(letter)
      const allowed = letter === 'Y' || (letter === 'O' && which === 'own')
      const got = await traced(role, name, bodies[name]!(theirs[which]))
      expect({ which, refused: got === 403 }).toEqual({ which, refused: !allowed })
      expect([200, 403, 409]).toContain(got)
    }
  })
})

test('every act of a lead on people and queues is asked about here', () => {
  const ofLeads: Act[] = ['control-seats', 'monitor-calls', 'run-floor']
  const names = (Object.keys(commandActs) as CommandName[]).filter((name) => ofLeads.includes(commandActs[name]))
  expect(names.toSorted()).toEqual(Object.keys(bodies).toSorted())
})

/** What is nobody's group: a row of the table, or of ours where the paper has none. */
const groupless: Partial<Record<CommandName, object>> = {
  'raise-hand': { raised: true },
  'take-call-back': { callBackId: randomUUID() },
  'close-call-back': { callBackId: randomUUID(), outcome: 'reached' },
  'approve-wallboard': { userCode: 'ABCD2345', name: 'East wall' },
  'refuse-wallboard': { userCode: 'ABCD2345' },
  'change-wallboard': { wallboardId: 'nowhere', name: 'East wall' },
  'revoke-wallboard': { wallboardId: 'nowhere' },
  'save-board': { boardId: randomUUID(), revision: 0, name: 'Hall', layout: standardLayout },
  'delete-board': { boardId: randomUUID() },
}

describe.each(Object.keys(groupless) as CommandName[])('%s', (name) => {
  test.each(roles)('by %s, as the table has it', async (role) => {
    const letter = cell(role, commandActs[name])
    expect(['Y', '-']).toContain(letter)
    const got = await status(role, name, groupless[name]!)
    expect(got === 403).toBe(letter === '-')
    expect([200, 403, 404, 409]).toContain(got)
  })
})

test('nobody approves her own request, by whichever account she sits there', async () => {
  const [operatorId] = floor.operators.slice(2)
  await floor.store.tx((tx) =>
    tx.db
      .update(operator)
      .set({ breakRequest: { at: tx.now } })
      .where(eq(operator.id, operatorId!)),
  )
  for (const role of roles) expect(await status(role, 'approve-break', { operatorId, granted: true })).toBe(403)
  // nor does she give herself one
  const away = { operatorId, availability: 'break', reason: 'tired' }
  for (const role of roles) expect(await status(role, 'force-availability', away)).toBe(403)
})
