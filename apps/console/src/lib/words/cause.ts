import type { OperatorRow } from '@hearline/protocol'
import * as m from '#lib/paraglide/messages.js'
import { markOf, markWords } from './mark.ts'
import { clock } from './time.ts'

type Told = Pick<OperatorRow, 'availability' | 'activity' | 'since' | 'until' | 'changedBy'>
type Said = (said: { actor: string; state: string }) => string

/** What somebody or something else did to an operator; what one did oneself, or a call did, needs no telling. */
const sentences: Record<Told['changedBy']['cause'], Said | undefined> = {
  own: undefined,
  call: undefined,
  routing: undefined,
  timer: m.cause_timer,
  'no-answer': m.cause_no_answer,
  overrun: m.cause_overrun,
  // told by a notice, which names who did it and stays until it is read
  lead: undefined,
  'link-lost': m.cause_link_lost,
  elsewhere: m.cause_elsewhere,
  system: m.cause_system,
}

/** One sentence with who, what, why and when; undefined when there is nothing to tell. */
export function causeOf(operator: Told): string | undefined {
  const { actor, cause, reason } = operator.changedBy
  const said = sentences[cause]?.({ actor, state: markWords[markOf(operator)]() })
  if (said === undefined) return undefined
  const parts = [reason === undefined ? said : m.cause_with_reason({ said, reason }), clock(operator.since)]
  if (operator.until !== undefined) parts.push(m.cause_until({ time: clock(operator.until) }))
  return parts.join(' · ')
}
