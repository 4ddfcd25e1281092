import type { Call } from '../call/call.ts'
import type { Instant, OperatorId } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { Timings } from '../timings.ts'

export const callBackStates = ['due', 'taken', 'closed'] as const
export type CallBackState = (typeof callBackStates)[number]
/** She hung up before anybody answered, or she asked to be called back. */
export const callBackReasons = ['abandoned', 'accepted'] as const
export type CallBackReason = (typeof callBackReasons)[number]
/** What an operator says of one try. */
export const callBackAnswers = ['reached', 'no-answer', 'declined', 'wrong-number'] as const
export type CallBackAnswer = (typeof callBackAnswers)[number]
/** How it ended: `called-again` she was answered meanwhile; `unreachable` after the last try; `expired` nobody came to it. */
export const callBackOutcomes = [
  ...(['reached', 'declined', 'wrong-number'] as const),
  ...(['unreachable', 'called-again', 'expired'] as const),
] as const
export type CallBackOutcome = (typeof callBackOutcomes)[number]

export const callBackLines = ['ringing', 'talking'] as const
/** The call that is made to her, by the name its switch has for it. */
export type CallBackLine = { call: string; state: (typeof callBackLines)[number] }

/** Whoever has it in hand, until when; without a line she dials herself. */
export type CallBackTaken = { operatorId: OperatorId; name: string; at: Instant; until: Instant; line?: CallBackLine }

/** A caller who was missed and is to be called. */
export type CallBack = {
  state: CallBackState
  reason: CallBackReason
  missedAt: Instant
  /** When she should have been called at the latest. */
  dueAt: Instant
  /** The next try is not before. */
  notBefore: Instant
  tries: number
  taken?: CallBackTaken
  outcome?: CallBackOutcome
}

/** How often somebody who does not answer is called. */
export const callBackTries = 3

/** Whoever waited long enough to mean it, and gave up. */
export const isMissed = (
  { state, endedAt, waitingSince }: Pick<Call, 'state' | 'endedAt' | 'waitingSince'>,
  timings: Timings,
): boolean => state === 'abandoned' && endedAt !== undefined && endedAt - waitingSince >= timings.shortAbandon

export const newCallBack = (reason: CallBackReason, now: Instant, timings: Timings): CallBack => ({
  ...{ state: 'due', reason, missedAt: now, tries: 0 },
  ...{ dueAt: now + timings.callBackDue, notBefore: now },
})

export function takeCallBack(
  callBack: CallBack,
  by: { operatorId: OperatorId; name: string },
  now: Instant,
  timings: Timings,
): Result<CallBack, 'wrong-state' | 'taken-by-other' | 'too-early'> {
  if (callBack.state === 'closed') return refuse('wrong-state')
  if (callBack.state === 'taken')
    return callBack.taken?.operatorId === by.operatorId ? ok(callBack) : refuse('taken-by-other')
  if (now < callBack.notBefore) return refuse('too-early')
  return ok({ ...callBack, state: 'taken', taken: { ...by, at: now, until: now + timings.callBackHold } })
}

/** What became of the try: nobody there is tried again after a pause, three times in all. */
export function answerCallBack(
  { taken, ...callBack }: CallBack,
  operatorId: OperatorId,
  answer: CallBackAnswer,
  now: Instant,
  timings: Timings,
): Result<CallBack, 'wrong-state' | 'taken-by-other'> {
  if (callBack.state !== 'taken' || !taken) return refuse('wrong-state')
  if (taken.operatorId !== operatorId) return refuse('taken-by-other')
  return ok(tried(callBack, answer, now, timings))
}

/** One try more is behind it. */
export function tried(
  { taken: _taken, ...callBack }: CallBack,
  answer: CallBackAnswer,
  now: Instant,
  timings: Timings,
): CallBack {
  const tries = callBack.tries + 1
  if (answer !== 'no-answer') return { ...callBack, state: 'closed', tries, outcome: answer }
  if (tries >= callBackTries) return { ...callBack, state: 'closed', tries, outcome: 'unreachable' }
  return { ...callBack, state: 'due', tries, notBefore: now + timings.callBackPause }
}

/** Nothing was heard of who took it: it is due again, unless they talk, which goes on; nobody came to it at all: it is over. */
export function lapse(callBack: CallBack, now: Instant, timings: Timings): Result<CallBack, 'wrong-state'> {
  const { taken, ...rest } = callBack
  if (rest.state === 'taken' && taken && taken.until <= now) {
    if (taken.line?.state !== 'talking') return ok({ ...rest, state: 'due' })
    return ok({ ...callBack, taken: { ...taken, until: now + timings.callBackHold } })
  }
  if (rest.state === 'due' && expiryOf(rest, timings) <= now)
    return ok({ ...rest, state: 'closed', outcome: 'expired' })
  return refuse('wrong-state')
}

/** Somebody answered her meanwhile; a try that is under way goes on. */
export function calledAgain({ taken, ...callBack }: CallBack): Result<CallBack, 'wrong-state'> {
  return callBack.state === 'due' && !taken
    ? ok({ ...callBack, state: 'closed', outcome: 'called-again' })
    : refuse('wrong-state')
}

/** When the next thing happens to it by itself; undefined when it is over. */
export function nextLapse(callBack: CallBack, timings: Timings): Instant | undefined {
  if (callBack.state === 'closed') return undefined
  return callBack.taken?.until ?? expiryOf(callBack, timings)
}

const expiryOf = ({ missedAt }: Pick<CallBack, 'missedAt'>, timings: Timings) => missedAt + timings.callBackExpiry
