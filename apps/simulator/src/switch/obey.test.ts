import type { OperatorId } from '@hearline/domain'
import type { Instruction } from '@hearline/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { callerHangsUp, legRefused, lineBreaks } from './happening.ts'
import { newLine, type Line } from './line.ts'
import { obey } from './obey.ts'
import type { Step } from './saying.ts'

const now = Date.UTC(2026, 0, 5, 2)
const operator = '0198a000-0000-7000-8000-000000000001' as OperatorId
const head = { id: '0198a000-0000-4000-8000-00000000000a', n: 1, call: 'c1' }
type Act = 'cancel' | 'connect' | 'hold' | 'resume'
const ring = (fence: number): Instruction => ({
  ...head,
  do: 'ring',
  fence,
  leg: `leg-${fence}`,
  operator,
  seat: 'phone',
})
const plain = (name: Act, fence: number): Instruction => ({ ...head, do: name, fence })
const hangUp = (fence: number, cause = 'operator'): Instruction => ({ ...head, do: 'hang-up', fence, cause })
const park = (fence: number): Instruction => ({ ...head, do: 'park', fence, music: true })

const line = newLine('c1', '12345', now)
/** The step of the last instruction, after all before it. */
const after = (...instructions: Instruction[]): Step =>
  instructions.reduce<Step>((step, each) => obey(step.line, each, { now, legFails: false }), { line, say: [] })
const said = (step: Step) => step.say.map((saying) => saying.type)
const reason = (step: Step) =>
  step.say.flatMap((saying) => (saying.type === 'instruction-failed' ? [saying.reason] : []))

test('a plain call: ring, connect, hold, resume, hang up', () => {
  expect(said(after(ring(1)))).toEqual(['leg-ringing'])
  expect(said(after(ring(1), plain('connect', 1)))).toEqual(['leg-answered', 'connected'])
  expect(said(after(ring(1), plain('connect', 1), plain('hold', 1)))).toEqual(['held'])
  expect(said(after(ring(1), plain('connect', 1), plain('hold', 1), plain('resume', 1)))).toEqual(['resumed'])
  const ended = after(ring(1), plain('connect', 1), hangUp(1))
  expect(ended.line.state).toBe('ended')
  expect(ended.say).toEqual([
    { type: 'leg-ended', call: 'c1', fence: 1, leg: 'leg-1', by: 'switch' },
    { type: 'call-ended', call: 'c1', cause: 'operator' },
  ])
})

test('events echo the fence and leg of the ring that made them', () => {
  expect(after(ring(7)).say).toEqual([{ type: 'leg-ringing', call: 'c1', fence: 7, leg: 'leg-7' }])
})

test('a cancelled or parked caller waits again without a leg', () => {
  for (const act of [plain('cancel', 1), park(1)]) {
    const step = after(ring(1), act)
    expect(step.line).toEqual({ ...line, fence: 1 })
    expect(said(step)[0]).toBe('leg-ended')
  }
})

test('a ring needs a higher fence, and replaces a leg that is up', () => {
  expect(reason(after(ring(2), ring(2)))).toEqual(['stale-fence'])
  expect(reason(after(ring(2), ring(1)))).toEqual(['stale-fence'])
  const next = after(ring(2), ring(3))
  expect(next.line).toMatchObject({ state: 'ringing', fence: 3, leg: 'leg-3' })
  expect(said(next)).toEqual(['leg-ended', 'leg-ringing'])
})

test('an act on the leg needs the equal fence', () => {
  for (const fence of [1, 3]) expect(reason(after(ring(2), plain('connect', fence)))).toEqual(['stale-fence'])
})

test('hang-up and announce need at least the fence', () => {
  expect(reason(after(ring(2), hangUp(1)))).toEqual(['stale-fence'])
  expect(after(ring(2), hangUp(2)).line.state).toBe('ended')
  expect(after(ring(2), hangUp(9)).line.state).toBe('ended')
  const announce: Instruction = { ...head, do: 'announce', fence: 5, name: 'wait' }
  expect(said(after(ring(2), announce))).toEqual(['announce-ended'])
})

test('an expired ring does not ring', () => {
  const late = { ...ring(1), expiresAt: new Date(now - 1).toISOString() }
  expect(reason(obey(line, late, { now, legFails: false }))).toEqual(['expired'])
})

test('what the switch cannot do it says, and nothing changes', () => {
  const step = after({ ...head, do: 'ring', fence: 1, leg: 'leg-1', number: '110', seat: 'phone' })
  expect([step.line, reason(step)]).toEqual([line, ['unsupported']])
  expect(reason(after(plain('hold', 0)))).toEqual(['wrong-state'])
})

test('after the end nothing is done twice', () => {
  expect(after(hangUp(0), hangUp(0)).say).toEqual([])
  expect(reason(after(hangUp(0), ring(1)))).toEqual(['call-gone'])
})

test('a leg that fails at the answer leaves the caller waiting', () => {
  const step = obey(after(ring(1)).line, plain('connect', 1), { now, legFails: true })
  expect(said(step)).toEqual(['leg-failed'])
  expect(step.line).toEqual({ ...line, fence: 1 })
})

test('a refused leg is dropped, a later one is not', () => {
  const talking = after(ring(1), plain('connect', 1)).line
  expect(legRefused(talking, 'leg-1', now).line).toEqual({ ...line, fence: 1 })
  expect(legRefused(talking, 'leg-0', now)).toEqual({ line: talking, say: [] })
})

test('a caller hangs up, or is cut off, whatever her call was doing', () => {
  expect(said(callerHangsUp(line, now))).toEqual(['caller-hung-up', 'call-ended'])
  expect(said(callerHangsUp(after(ring(1)).line, now))).toEqual(['caller-hung-up', 'leg-ended', 'call-ended'])
  expect(said(lineBreaks(line, now))).toEqual(['call-ended'])
  expect(callerHangsUp(after(hangUp(0)).line, now).say).toEqual([])
})

const anyInstruction = fc.oneof(
  fc.integer({ min: 0, max: 6 }).map(ring),
  fc
    .tuple(fc.constantFrom<Act>('cancel', 'connect', 'hold', 'resume'), fc.integer({ min: 0, max: 6 }))
    .map((p) => plain(...p)),
  fc.integer({ min: 0, max: 6 }).map(park),
  fc.integer({ min: 4, max: 6 }).map((fence) => hangUp(fence)),
)

test('laws: the fence never falls, a leg exists exactly while one is up, a call ends once', () => {
  fc.assert(
    fc.property(fc.array(anyInstruction, { maxLength: 30 }), fc.boolean(), (instructions, hangsUp) => {
      let current: Line = line
      let ends = 0
      for (const instruction of instructions) {
        const step = obey(current, instruction, { now, legFails: false })
        expect(step.line.fence).toBeGreaterThanOrEqual(current.fence)
        expect(step.line.leg !== undefined).toBe(['ringing', 'connected', 'held'].includes(step.line.state))
        if (current.state === 'ended') expect(step.line).toBe(current)
        ends += said(step).filter((type) => type === 'call-ended').length
        current = step.line
      }
      if (hangsUp) ends += said(callerHangsUp(current, now)).filter((type) => type === 'call-ended').length
      expect(ends).toBe(hangsUp || current.state === 'ended' ? 1 : 0)
    }),
  )
})
