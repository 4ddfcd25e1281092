import type { OperatorId } from '@hearline/domain'
import type { Instruction } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { newLine, type Line } from './line.ts'
import { obey } from './obey.ts'

const now = Date.UTC(2026, 0, 5, 2)
const head = { id: '0198a000-0000-4000-8000-00000000000a', n: 1, call: 'c1' }
const operator = '0198a000-0000-7000-8000-000000000001' as OperatorId
const held: Line = { ...newLine('c1', '12345', now), state: 'held', fence: 1, leg: 'hers', legFence: 1, operator }
const listen = (mode: 'listen' | 'barge' | 'off' | 'take-over', fence: number, leg = 'hers'): Instruction => ({
  ...{ ...head, do: 'listen', leg, lead: 'lead001', mode, fence },
  ...(mode === 'take-over' ? { as: 'lead-leg' } : {}),
})
const told = (instruction: Instruction, line = held) => obey(line, instruction, { now, legFails: false })

test('a lead who listens or barges in changes nothing about the legs', () => {
  for (const mode of ['listen', 'barge', 'off'] as const) expect(told(listen(mode, 1))).toEqual({ line: held, say: [] })
  expect(told(listen('listen', 2)).say).toMatchObject([{ type: 'instruction-failed', reason: 'stale-fence' }])
  expect(told(listen('listen', 1, 'another')).say).toMatchObject([
    { type: 'instruction-failed', reason: 'wrong-state' },
  ])
})

test('a lead who takes over replaces the leg of the operator, with a higher fence', () => {
  const { line, say } = told(listen('take-over', 2))
  expect(line).toMatchObject({ state: 'connected', fence: 2, leg: 'lead-leg', legFence: 2 })
  expect(line.operator).toBeUndefined()
  expect(say).toEqual([{ type: 'leg-ended', call: 'c1', fence: 1, leg: 'hers', by: 'switch' }])
  expect(told(listen('take-over', 2), line).say).toMatchObject([{ reason: 'stale-fence' }])
})
