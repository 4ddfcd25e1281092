import type { OperatorRow } from '@hearline/protocol'
import type { Refusal } from '#lib/commands/refusal.ts'
import * as m from '#lib/paraglide/messages.js'
import { refusalWords } from '#lib/words/refusal.ts'
import { clock } from '#lib/words/time.ts'
import type { Flag } from './seat.ts'

type Cause = OperatorRow['changedBy']['cause']

/** Who or what put somebody into her state, as it is told to a third. */
const causes: Record<Cause, (about: { actor: string }) => string> = {
  own: m.by_herself,
  routing: m.by_routing,
  call: m.by_call,
  timer: m.by_timer,
  'no-answer': m.by_no_answer,
  overrun: m.by_overrun,
  lead: m.by_lead,
  'link-lost': m.by_link_lost,
  elsewhere: m.by_elsewhere,
  system: m.by_system,
}

/** One short phrase with who, and why if it was said. @param nameOf the name behind a user name */
export function causeSaid(
  { actor, cause, reason }: OperatorRow['changedBy'],
  nameOf: (actor: string) => string,
): string {
  const said = causes[cause]({ actor: cause === 'lead' ? nameOf(actor) : actor })
  return reason === undefined ? said : m.cause_with_reason({ said, reason })
}

export const flagWords: Record<Flag, () => string> = {
  hand: m.flag_hand,
  'break-request': m.flag_break,
  monitor: m.flag_monitor,
  moved: m.flag_moved,
}

const modes: Record<string, () => string> = {
  listen: m.mode_listen,
  whisper: m.mode_whisper,
  barge: m.mode_barge,
}
export const modeWords = (mode: string): string => modes[mode]?.() ?? mode

/** A lead's refusal: who was quicker, what a switch cannot do; all others as on every screen. */
export function refusedWords(refusal: Refusal): string {
  const { code, details } = refusal
  const current = (details['current'] ?? {}) as { name?: string; mode?: string; since?: string; answeredBy?: Named }
  if (code === 'already-answered' && current.answeredBy)
    return m.refused_answered({ name: current.answeredBy.name, time: clock(current.answeredBy.at) })
  if (code === 'already-monitored' && current.name !== undefined)
    return m.refused_monitored({ name: current.name, mode: modeWords(current.mode ?? '') })
  if (code === 'target-unavailable' && /^no-(listen|whisper)$/.test(String(details['reason'])))
    return m.refused_switch()
  return refusalWords(refusal)
}
type Named = { name: string; at: string }
