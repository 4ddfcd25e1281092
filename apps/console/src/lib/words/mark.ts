import type { OperatorRow } from '@hearline/protocol'
import * as m from '#lib/paraglide/messages.js'

export type Mark = OperatorRow['availability'] | 'ringing' | 'talking' | 'consulting' | 'held' | 'wrap-up'

/** What an operator's row says in one mark: what one is doing goes before what one has chosen. */
export function markOf(operator: Pick<OperatorRow, 'availability' | 'activity'>): Mark {
  if (operator.activity === 'idle') return operator.availability
  return operator.activity === 'offered' ? 'ringing' : operator.activity
}

export const markWords: Record<Mark, () => string> = {
  ready: m.state_ready,
  busy: m.state_busy,
  break: m.state_break,
  training: m.state_training,
  'signed-out': m.state_signed_out,
  ringing: m.state_ringing,
  talking: m.state_talking,
  consulting: m.state_consulting,
  held: m.state_held,
  'wrap-up': m.state_wrap_up,
}
