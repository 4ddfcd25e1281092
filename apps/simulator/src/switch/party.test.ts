import type { OperatorId } from '@hearline/domain'
import type { Instruction } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { newLine } from './line.ts'
import { obey } from './obey.ts'
import { outsideAnswers } from './party.ts'
import type { Step } from './saying.ts'

const now = Date.UTC(2026, 0, 5, 2)
const [ann, ben] = ['0198a000-0000-7000-8000-000000000001', '0198a000-0000-7000-8000-000000000002'] as OperatorId[]
const head = { id: '0198a000-0000-4000-8000-00000000000a', n: 1, call: 'c1' }
const ring = (fence: number, to: { operator?: OperatorId; number?: string }): Instruction => ({
  ...{ ...head, ...to, do: 'ring', fence, leg: `leg-${fence}`, seat: 'phone' },
})
const plain = (name: 'connect' | 'hold' | 'resume' | 'join', fence: number): Instruction => ({
  ...head,
  do: name,
  fence,
})
const drop = (fence: number, leg: string): Instruction => ({ ...head, do: 'drop-leg', fence, leg })
const told = (...instructions: Instruction[]): Step =>
  instructions.reduce<Step>((step, each) => obey(step.line, each, { now, legFails: false }), {
    line: newLine('c1', '12345', now),
    say: [],
  })
const talk = [ring(1, { operator: ann! }), plain('connect', 1)]
const asking = [...talk, plain('hold', 1), ring(2, { operator: ben! })]

test('a colleague is rung beside the talk, answers in her own name, and takes the caller', () => {
  expect(told(...asking).say).toEqual([{ type: 'leg-ringing', call: 'c1', fence: 2, leg: 'leg-2' }])
  expect(told(...asking, plain('connect', 2)).say).toEqual([
    { type: 'leg-answered', call: 'c1', fence: 2, leg: 'leg-2' },
    { type: 'connected', call: 'c1', fence: 2, leg: 'leg-2' },
  ])
  const taken = told(...asking, plain('connect', 2), plain('join', 2), drop(2, 'leg-1'))
  expect(taken.say).toEqual([{ type: 'leg-ended', call: 'c1', fence: 1, leg: 'leg-1', by: 'switch' }])
  expect(taken.line).toMatchObject({ state: 'connected', operator: ben, leg: 'leg-2', legFence: 2 })
  expect(taken.line).not.toHaveProperty('party')
})

test('a third one let go leaves the talk as it was', () => {
  const step = told(...asking, drop(2, 'leg-2'), plain('resume', 2))
  expect(step.line).toMatchObject({ state: 'connected', operator: ann, leg: 'leg-1', fence: 2 })
  expect(step.say).toEqual([{ type: 'resumed', call: 'c1', fence: 1, leg: 'leg-1' }])
})

test('a number outside answers by itself, once, and goes on without the operator', () => {
  const { line } = told(...talk, plain('hold', 1), ring(2, { number: '01065123456' }))
  const answered = outsideAnswers(line, 'leg-2')
  expect(answered.say).toEqual([{ type: 'leg-answered', call: 'c1', fence: 2, leg: 'leg-2' }])
  expect(outsideAnswers(answered.line, 'leg-2').say).toEqual([])
  expect(outsideAnswers(line, 'leg-1').say).toEqual([])
  const joined = obey(answered.line, plain('join', 2), { now, legFails: false })
  const alone = obey(joined.line, drop(2, 'leg-1'), { now, legFails: false })
  expect(alone.line).toMatchObject({ state: 'connected', leg: 'leg-2' })
  expect(alone.line).not.toHaveProperty('operator')
})

test('nobody is joined who does not talk, and a stale order is refused', () => {
  const reason = (step: Step) => step.say.flatMap((one) => (one.type === 'instruction-failed' ? [one.reason] : []))
  expect(reason(told(...asking, plain('join', 2)))).toEqual(['wrong-state'])
  expect(reason(told(...asking, drop(1, 'leg-2')))).toEqual(['stale-fence'])
})
