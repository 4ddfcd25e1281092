import type { Instruction } from '@hearline/protocol'
import type { Line } from './line.ts'
import { withoutLeg } from './line.ts'
import { listenIn } from './listen.ts'
import { connectParty, dropLeg, hasTalk, joinAll, ringParty } from './party.ts'
import { about, type Saying, type Step } from './saying.ts'

export type Circumstances = {
  now: number
  /** This leg cannot be joined: a dead headset, a lost phone. */ legFails: boolean
}

/**
 * What the switch does with one instruction. A ring needs a higher fence, an act on an operator's leg the equal one,
 * hang-up and announce at least it; what cannot be done is answered with `instruction-failed` and changes nothing.
 */
export function obey(line: Line, instruction: Instruction, circumstances: Circumstances): Step {
  const refusal = refusalOf(line, instruction, circumstances.now)
  if (refusal === 'done') return { line, say: [] }
  if (refusal !== undefined) return { line, say: [failed(line.call, instruction.id, refusal)] }
  return act(line, instruction, circumstances)
}

export const failed = (call: string, instruction: string, reason: string): Saying => ({
  type: 'instruction-failed',
  call,
  instruction,
  reason,
})

type Refusal = 'call-gone' | 'expired' | 'stale-fence' | 'wrong-state' | 'unsupported'

const neededState = {
  // a leg that failed is gone already
  cancel: ['ringing', 'waiting'],
  connect: ['ringing'],
  hold: ['connected'],
  resume: ['held'],
  park: ['waiting', 'ringing', 'connected', 'held'],
} as const

function refusalOf(line: Line, instruction: Instruction, now: number): Refusal | 'done' | undefined {
  const { do: name, fence, expiresAt } = instruction
  if (line.state === 'ended') return name === 'hang-up' || name === 'cancel' ? 'done' : 'call-gone'
  if (name === 'connect' && line.party?.fence === fence) return undefined
  switch (name) {
    case 'ring':
      if (fence <= line.fence) return 'stale-fence'
      if (instruction.operator === undefined && !(instruction.number !== undefined && hasTalk(line)))
        return 'unsupported'
      return expiresAt !== undefined && Date.parse(expiresAt) < now ? 'expired' : undefined
    case 'hang-up':
    case 'announce':
      return fence < line.fence ? 'stale-fence' : undefined
    case 'listen':
      if (instruction.mode === 'take-over' ? fence <= line.fence : fence !== line.fence) return 'stale-fence'
      return hasTalk(line) && line.leg === instruction.leg ? undefined : 'wrong-state'
    case 'join':
    case 'drop-leg':
      if (fence !== line.fence) return 'stale-fence'
      return name === 'drop-leg' || (hasTalk(line) && line.party?.up) ? undefined : 'wrong-state'
    case 'connect':
    case 'cancel':
    case 'hold':
    case 'resume':
    case 'park':
      if (fence !== line.fence) return 'stale-fence'
      return neededState[name].some((state) => state === line.state) ? undefined : 'wrong-state'
    default:
      return 'unsupported'
  }
}

function act(line: Line, instruction: Instruction, { now, legFails }: Circumstances): Step {
  const legEnded: Saying[] = line.leg === undefined ? [] : [{ type: 'leg-ended', ...about(line), by: 'switch' }]
  switch (instruction.do) {
    case 'ring': {
      if (hasTalk(line)) return ringParty(line, instruction)
      const { operator, leg, fence } = instruction
      const ringing: Line = {
        ...line,
        state: 'ringing',
        fence,
        leg,
        legFence: fence,
        ...(operator === undefined ? {} : { operator }),
        since: now,
      }
      return { line: ringing, say: [...legEnded, { type: 'leg-ringing', ...about(ringing) }] }
    }
    case 'cancel':
      return { line: withoutLeg(line, 'waiting', now), say: legEnded }
    case 'connect': {
      if (line.party?.fence === instruction.fence) return connectParty(line, line.party)
      if (legFails) {
        const say: Saying[] = [{ type: 'leg-failed', ...about(line), reason: 'no-media' }]
        return { line: withoutLeg(line, 'waiting', now), say }
      }
      const say: Saying[] = [
        { type: 'leg-answered', ...about(line) },
        { type: 'connected', ...about(line) },
      ]
      return { line: { ...line, state: 'connected', since: now }, say }
    }
    case 'hold':
      return { line: { ...line, state: 'held', since: now }, say: [{ type: 'held', ...about(line) }] }
    case 'resume':
      return { line: { ...line, state: 'connected', since: now }, say: [{ type: 'resumed', ...about(line) }] }
    case 'park': {
      const parked = withoutLeg(line, 'waiting', now)
      return { line: parked, say: [...legEnded, { type: 'parked', ...about(parked) }] }
    }
    case 'listen':
      return listenIn(line, instruction, now)
    case 'join':
      return joinAll(line, now)
    case 'drop-leg':
      return dropLeg(line, instruction.leg, now)
    case 'announce':
      return { line, say: [{ type: 'announce-ended', ...about(line) }] }
    case 'hang-up': {
      const say: Saying[] = [...legEnded, { type: 'call-ended', call: line.call, cause: causeOf(instruction.cause) }]
      return { line: withoutLeg(line, 'ended', now), say }
    }
    default:
      return { line, say: [] }
  }
}

const causes = ['operator', 'transferred', 'error'] as const
const causeOf = (given: string): 'operator' | 'transferred' | 'error' | 'hub' =>
  causes.find((cause) => cause === given) ?? 'hub'
