import { withoutLeg, type Line } from './line.ts'
import { about, type Saying, type Step } from './saying.ts'

/** The caller puts down the receiver, whether she was waiting, ringing or talking. */
export function callerHangsUp(line: Line, now: number): Step {
  if (line.state === 'ended') return { line, say: [] }
  const legEnded: Saying[] = line.leg === undefined ? [] : [{ type: 'leg-ended', ...about(line), by: 'caller' }]
  return {
    line: withoutLeg(line, 'ended', now),
    say: [
      { type: 'caller-hung-up', ...about(line) },
      ...legEnded,
      { type: 'call-ended', call: line.call, cause: 'caller' },
    ],
  }
}

/** The line breaks; nobody hung up. */
export function lineBreaks(line: Line, now: number): Step {
  if (line.state === 'ended') return { line, say: [] }
  const legEnded: Saying[] = line.leg === undefined ? [] : [{ type: 'leg-ended', ...about(line), by: 'switch' }]
  return {
    line: withoutLeg(line, 'ended', now),
    say: [...legEnded, { type: 'call-ended', call: line.call, cause: 'line-lost' }],
  }
}

/** The hub answered `leg-answered` with 409: that leg is dropped. A later leg is none of its business. */
export function legRefused(line: Line, leg: string, now: number): Step {
  if (line.state === 'ended' || line.leg !== leg) return { line, say: [] }
  return {
    line: withoutLeg(line, 'waiting', now),
    say: [{ type: 'leg-ended', ...about(line), by: 'switch' }],
  }
}
