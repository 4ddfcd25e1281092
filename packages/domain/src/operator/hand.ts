import type { Instant } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'
import { isSignedIn, type Operator } from './operator.ts'

/** An operator asks for her lead; it stays until she lowers it, and shows who is coming. */
export type Hand = { at: Instant; words?: string; answeredBy?: { actor: string; name: string; at: Instant } }

/** Raised twice it has been up since the first time. */
export function raiseHand(operator: Operator, now: Instant, words?: string): Result<Operator, 'no-seat'> {
  if (!isSignedIn(operator)) return refuse('no-seat')
  const { hand } = operator
  const at = hand && !hand.answeredBy ? hand.at : now
  return ok({ ...operator, hand: { at, ...(words === undefined ? {} : { words }) } })
}

export function lowerHand(operator: Operator): Operator {
  const { hand: _hand, ...rest } = operator
  return rest
}

/** A lead is coming; a second one learns who. */
export function answerHand(
  operator: Operator,
  by: { actor: string; name: string },
  now: Instant,
): Result<Operator, 'wrong-state' | 'already-answered'> {
  const { hand } = operator
  if (!hand) return refuse('wrong-state')
  if (hand.answeredBy) return refuse('already-answered')
  return ok({ ...operator, hand: { ...hand, answeredBy: { ...by, at: now } } })
}
