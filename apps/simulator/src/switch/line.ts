import type { OperatorId } from '@hearline/domain'

export type LineState = 'waiting' | 'ringing' | 'connected' | 'held' | 'ended'

/** One call as the switch holds it: the caller, and at most one leg to an operator. */
export type Line = {
  call: string
  to: string
  state: LineState
  /** The highest fence of any ring obeyed; 0 before the first. */
  fence: number
  leg?: string
  operator?: OperatorId
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

/** The line without its leg. */
export function withoutLeg(line: Line, state: LineState, now: number): Line {
  const { leg: _leg, operator: _operator, ...rest } = line
  return { ...rest, state, since: now }
}
