import type { OperatorId, TicketId } from '@hearline/domain'
import type { CallBackRow, OperatorRow } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { randomFrom } from '../random/generator.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { callBack } from './calling-back.ts'
import type { Command } from './commands.ts'
import type { Writing } from './writing.ts'

const id = '0198a000-0000-7000-8000-000000000001' as OperatorId
const ticketId = '0198a000-0000-7000-8000-000000000003' as TicketId
const writing: Writing = { revisions: [], rest: { text: 'x' }, registersFirst: false, closing: 'submit-ticket' }
const wrappingUp: Partial<OperatorRow> = {
  ...({ availability: 'ready', activity: 'wrap-up' } as const),
  changedBy: { actor: 'system', cause: 'call' },
}
const writtenUp = ['save-draft', 'submit-ticket', 'finish-wrap-up']
const callBackId = '0198a000-0000-7000-8000-000000000002'

/** An operator beside a hub that answers every command with what the test says. */
function beside(refusal?: string) {
  const clock = manualClock()
  const sent: string[] = []
  const watchers = new Set<() => void>()
  const settled = Promise.withResolvers<undefined>()
  let me = { id, availability: 'ready', changedBy: {} } as OperatorRow
  let row: CallBackRow | undefined
  const look = async (what: { me?: object; row?: CallBackRow | undefined }) => {
    me = { ...me, ...what.me }
    if ('row' in what) row = what.row
    for (const watcher of [...watchers]) watcher()
    await new Promise((resolve) => setImmediate(resolve))
  }
  const command = ((name: string, body: { outcome?: string; availability?: string }) => {
    sent.push([name, body.outcome ?? body.availability].filter(Boolean).join(' '))
    if (refusal !== undefined) return Promise.resolve({ ok: false, status: 409, code: refusal })
    if (name === 'take-call-back')
      me = { ...me, availability: 'busy', changedBy: { actor: 'op0001', cause: 'own', reason: 'call-back' } }
    if (name === 'close-call-back') me = { ...me, ...wrappingUp }
    return Promise.resolve({ ok: true, value: { callId: 'missed' }, rows: [] })
  }) as unknown as Command
  const until = (done: () => boolean) =>
    new Promise<void>((resolve) => {
      const watcher = () => {
        if (!done()) return
        watchers.delete(watcher)
        resolve()
      }
      watchers.add(watcher)
      watcher()
    })
  const { signal } = new AbortController()
  const done = callBack(
    { command, clock, random: randomFrom('1'), signal },
    {
      ...{ callBackId, me: () => me, row: () => row, until, settled: settled.promise },
      draft: (callId) => (callId === 'missed' ? ticketId : undefined),
      writing: () => writing,
    },
  )
  const inHand = (line?: 'ringing' | 'talking') =>
    ({ id: callBackId, takenBy: { operatorId: id, ...(line ? { line } : {}) } }) as CallBackRow
  return { clock, sent, look, done, inHand, settle: () => settled.resolve(undefined) }
}

/** Lets time pass second by second, so that what follows a pause happens in it. */
async function passing(clock: ReturnType<typeof manualClock>, seconds: number) {
  for (let second = 0; second < seconds; second++) {
    clock.pass(1)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

test('held back, she goes on with her day', async () => {
  const held = beside('held-back')
  expect(await held.done).toBe('held-back')
  expect(await beside('taken-by-other').done).toBe('refused')
  expect(held.sent).toEqual(['take-call-back'])
})

test('whoever was reached and hangs up is written up before she is ready again', async () => {
  const { look, inHand, clock, done, sent } = beside()
  await look({ row: inHand('ringing') })
  await look({ row: inHand('talking') })
  await look({ row: undefined })
  await look({ me: wrappingUp })
  expect(sent).toEqual(['take-call-back'])
  await passing(clock, 200)
  expect(await done).toBe('done')
  expect(sent.filter((name) => name !== 'extend-wrap-up')).toEqual(['take-call-back', ...writtenUp])
})

test('of a line the hub has given up she says herself that she is ready', async () => {
  const { look, inHand, clock, done, sent } = beside()
  await look({ row: inHand('ringing') })
  await look({ row: undefined })
  await passing(clock, 10)
  expect(await done).toBe('done')
  expect(sent).toEqual(['take-call-back', 'set-availability ready'])
})

test('with the last word it is she who ends it', async () => {
  const { look, inHand, settle, clock, done, sent } = beside()
  await look({ row: inHand('talking') })
  settle()
  await passing(clock, 200)
  expect(await done).toBe('done')
  expect(sent.filter((name) => name !== 'extend-wrap-up')).toEqual([
    ...['take-call-back', 'close-call-back reached'],
    ...writtenUp,
  ])
})

test('nobody there: the hub has her ready again, and nothing is left to do', async () => {
  const { look, inHand, done, sent } = beside()
  await look({ row: inHand('ringing') })
  await look({ row: undefined, me: { availability: 'ready', changedBy: { actor: 'system', cause: 'call' } } })
  expect(await done).toBe('done')
  expect(sent).toEqual(['take-call-back'])
})

test('where no switch dials for her she does so herself', async () => {
  const { look, inHand, clock, done, sent } = beside()
  await look({ row: inHand() })
  await passing(clock, 3_600)
  expect(await done).toBe('done')
  expect(sent.filter((name) => name !== 'extend-wrap-up')).toEqual([
    ...['take-call-back', 'close-call-back reached'],
    ...writtenUp,
  ])
})
