import type { Instruction } from '@hearline/protocol'
import type { Line } from './line.ts'
import { about, type Step } from './saying.ts'

type Listen = Extract<Instruction, { do: 'listen' }>

/** A lead's ear and mouth are no leg here, until she takes the call over: then hers replaces the operator's. */
export function listenIn(line: Line, { mode, as, fence }: Listen, now: number): Step {
  if (mode !== 'take-over' || as === undefined) return { line, say: [] }
  const { operator: _operator, ...rest } = line
  const taken: Line = { ...rest, state: 'connected', fence, leg: as, legFence: fence, since: now }
  return { line: taken, say: [{ type: 'leg-ended', ...about(line), by: 'switch' }] }
}
