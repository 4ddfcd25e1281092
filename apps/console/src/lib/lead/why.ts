import type { CallWhole } from '@hearline/protocol'
import * as m from '#lib/paraglide/messages.js'
import { spokenWord } from '#lib/words/language.ts'
import { clock, duration } from '#lib/words/time.ts'

type Offer = CallWhole['engagements'][number]
type Why = NonNullable<Offer['why']>

const rules: Record<string, () => string> = {
  'returned-first': m.why_returned_first,
  priority: m.why_priority,
  'longest-wait': m.why_longest_wait,
  named: m.why_named,
}
const ways: Record<Why['via'], () => string> = {
  own: m.why_own,
  reserve: m.why_reserve,
  overflow: m.why_overflow,
  named: m.why_named,
}
const ends: Record<string, () => string> = {
  returned: m.end_returned,
  transferred: m.end_transferred,
  'taken-over': m.end_taken_over,
}

/** The call in one line: number, queue, language, how long it waited. */
export function callSaid(
  { hotline, language, priority, waitingSince, answeredAt }: CallWhole['call'],
  queue: string,
): string {
  const waited = answeredAt === undefined ? undefined : Date.parse(answeredAt) - Date.parse(waitingSince)
  return [
    ...[hotline, queue, language === undefined ? '' : spokenWord(language)],
    priority > 0 ? m.why_call_priority({ priority }) : '',
    m.why_since({ time: clock(waitingSince) }),
    waited === undefined ? '' : m.why_answered({ time: duration(waited) }),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** What put the call before others, and by which membership it reached the seat. */
export const ruleSaid = ({ rule, via, relaxedBy }: Why): string =>
  [
    rules[rule]?.() ?? rule,
    via === 'named' ? '' : ways[via](),
    relaxedBy > 0 ? m.why_relaxed({ levels: relaxedBy }) : '',
  ]
    .filter(Boolean)
    .join(' · ')

/** How an engagement ended; a cause without words of ours is shown as it is. */
export const endSaid = (cause: string): string => ends[cause]?.() ?? cause

/**
 * ms from the moment the routing looked at the floor to the offer standing in the database; undefined when nobody was
 * chosen by it.
 */
export function latencyOf(
  { startedAt, why }: Pick<Offer, 'startedAt' | 'why'>,
  waitingSince: string,
): number | undefined {
  if (!why || why.via === 'named') return undefined
  return Math.max(0, Math.round(Date.parse(startedAt) - Date.parse(waitingSince) - why.waitedMs))
}
