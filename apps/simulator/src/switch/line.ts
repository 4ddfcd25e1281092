import type { OperatorId } from '@hearline/domain'

export type LineState = 'waiting' | 'ringing' | 'connected' | 'held' | 'ended'

/** Whom the operator asks: rung beside her own leg. */
export type Party = {
  leg: string
  fence: number
  operator?: OperatorId
  /** A number outside, which answers by itself. */
  number?: string
  up: boolean
}

/** One call as the switch holds it: the caller, at most one leg to an operator, and at most one third party. */
export type Line = {
  call: string
  to: string
  state: LineState
  /** The highest fence of any ring obeyed; 0 before the first. */
  fence: number
  leg?: string
  /** Of the ring that made the leg. */
  legFence?: number
  operator?: OperatorId
  party?: Party
  /** Since when the state holds, ms since 1970. */
  since: number
}

export const newLine = (call: string, to: string, now: number): Line => ({
  call,
  to,
  state: 'waiting',
  fence: 0,
  since: now,
})

/** The line without its legs. */
export function withoutLeg(line: Line, state: LineState, now: number): Line {
  const { leg: _leg, legFence: _fence, operator: _operator, party: _party, ...rest } = line
  return { ...rest, state, since: now }
}
