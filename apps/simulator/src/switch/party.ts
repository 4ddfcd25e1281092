import type { Instruction } from '@hearline/protocol'
import type { Line, Party } from './line.ts'
import { withoutLeg } from './line.ts'
import { about, aboutParty, type Saying, type Step } from './saying.ts'

type Ring = Extract<Instruction, { do: 'ring' }>

/** Voices are joined, so a further ring asks a third one and takes nobody's place. */
export const hasTalk = (line: Line): boolean => line.state === 'connected' || line.state === 'held'

/** A third one is rung beside the talk; one rung before is let go. */
export function ringParty(line: Line, { leg, fence, operator, number }: Ring): Step {
  const party: Party = { leg, fence, up: false, ...(operator ? { operator } : {}), ...(number ? { number } : {}) }
  const say: Saying[] = line.party ? [{ type: 'leg-ended', ...aboutParty(line, line.party), by: 'switch' }] : []
  return { line: { ...line, fence, party }, say: [...say, { type: 'leg-ringing', ...aboutParty(line, party) }] }
}

/** A colleague was told to talk with the operator, while the caller hears music. */
export function connectParty(line: Line, party: Party): Step {
  const connected: Saying = { type: 'connected', ...aboutParty(line, party) }
  if (party.up) return { line, say: [connected] }
  return {
    line: { ...line, party: { ...party, up: true } },
    say: [{ type: 'leg-answered', ...aboutParty(line, party) }, connected],
  }
}

/** Somebody outside lifts the receiver, if it still rings there. */
export function outsideAnswers(line: Line, leg: string): Step {
  const { party } = line
  if (party?.leg !== leg || party.up || line.state === 'ended') return { line, say: [] }
  return {
    line: { ...line, party: { ...party, up: true } },
    say: [{ type: 'leg-answered', ...aboutParty(line, party) }],
  }
}

/** All hear each other. */
export const joinAll = (line: Line, now: number): Step => ({
  line: { ...line, state: 'connected', since: now },
  say: [{ type: 'resumed', ...about(line) }],
})

/** One leg is put down; when it is the operator's, the third one goes on with the caller. */
export function dropLeg(line: Line, leg: string, now: number): Step {
  const { party, ...alone } = line
  if (party?.leg === leg) return { line: alone, say: [{ type: 'leg-ended', ...aboutParty(line, party), by: 'switch' }] }
  if (line.leg !== leg) return { line, say: [] }
  const say: Saying[] = [{ type: 'leg-ended', ...about(line), by: 'switch' }]
  if (!party?.up) return { line: withoutLeg(line, 'waiting', now), say }
  const { operator: _operator, ...rest } = alone
  const { operator, fence: legFence } = party
  const taken = { leg: party.leg, legFence, ...(operator ? { operator } : {}) }
  return { line: { ...rest, ...taken, state: 'connected', since: now }, say }
}
