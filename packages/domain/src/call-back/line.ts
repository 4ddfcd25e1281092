import type { Instant } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { Timings } from '../timings.ts'
import { tried, type CallBack, type CallBackLine } from './call-back.ts'

/** How a line ended before anybody was on it: `lost` is the fault of the line, the switch or the seat, and no try. */
export type Unanswered = 'no-answer' | 'lost'

/** The switch is told to call her; `call` is new, so that nothing said of an earlier line is taken for this one's. */
export function dialled(callBack: CallBack, call: CallBackLine['call']): Result<CallBack, 'wrong-state'> {
  const { taken } = callBack
  if (callBack.state !== 'taken' || !taken || taken.line) return refuse('wrong-state')
  return ok({ ...callBack, taken: { ...taken, line: { call, state: 'ringing' } } })
}

/** She answers. Told twice it changes nothing. */
export function lineAnswered(callBack: CallBack, call: CallBackLine['call']): Result<CallBack, 'call-gone'> {
  const { taken } = callBack
  if (callBack.state !== 'taken' || taken?.line?.call !== call) return refuse('call-gone')
  if (taken.line.state === 'talking') return ok(callBack)
  return ok({ ...callBack, taken: { ...taken, line: { call, state: 'talking' } } })
}

/** The line is gone: whoever talked was reached; else nobody answered, or it never came to a try. */
export function lineEnded(
  callBack: CallBack,
  call: CallBackLine['call'],
  how: Unanswered,
  now: Instant,
  timings: Timings,
): Result<CallBack, 'call-gone'> {
  const { taken, ...rest } = callBack
  if (callBack.state !== 'taken' || taken?.line?.call !== call) return refuse('call-gone')
  if (taken.line.state === 'talking') return ok(tried(callBack, 'reached', now, timings))
  if (how === 'no-answer') return ok(tried(callBack, 'no-answer', now, timings))
  return ok({ ...rest, state: 'due', notBefore: now + timings.callBackPause })
}
