import type { Refusal, RefusalCode } from '#lib/commands/refusal.ts'
import * as m from '#lib/paraglide/messages.js'
import { clock } from './time.ts'

/** What happened and what to do now, for each code a hub may answer with. */
const words: Record<RefusalCode, () => string> = {
  'bad-input': m.refusal_bad_input,
  'not-signed-in': m.refusal_not_signed_in,
  'not-allowed': m.refusal_not_allowed,
  'not-found': m.refusal_not_found,
  'too-large': m.refusal_too_large,
  'key-reused': m.refusal_key_reused,
  'too-many-requests': m.refusal_too_many_requests,
  internal: m.refusal_internal,
  unavailable: m.refusal_unavailable,
  offline: m.refusal_offline,
  'unknown-code': m.refusal_unknown_code,
  'code-expired': m.refusal_code_expired,
  'code-used': m.refusal_code_used,
  'too-many-tries': m.refusal_too_many_tries,
  'under-way': m.refusal_under_way,
  'wrong-state': m.refusal_wrong_state,
  'break-quota': m.refusal_break_quota,
  'no-seat': m.refusal_no_seat,
  'no-extensions-left': m.refusal_no_extensions_left,
  'call-gone': m.refusal_call_gone,
  'stale-fence': m.refusal_stale_fence,
  'not-your-call': m.refusal_not_your_call,
  'target-unavailable': m.refusal_target_unavailable,
  'number-withheld': m.refusal_number_withheld,
  'stale-revision': m.refusal_stale_revision,
  'not-your-ticket': m.refusal_not_your_ticket,
  'missing-fields': m.refusal_missing_fields,
  'set-by-lead': m.refusal_set_by_lead,
  'target-closed': m.refusal_target_closed,
  sealed: m.refusal_sealed,
  'too-late': m.refusal_too_late,
  'too-many': m.refusal_too_many,
  'not-your-snippet': m.refusal_not_your_snippet,
  'not-your-caller': m.refusal_not_your_caller,
  'not-your-notice': m.refusal_not_your_notice,
  'moved-by-other': m.refusal_moved_by_other,
  'already-answered': m.refusal_already_answered,
  'already-monitored': m.refusal_already_monitored,
  'already-acknowledged': m.refusal_already_acknowledged,
  'taken-by-other': m.refusal_taken_by_other,
  'too-early': m.refusal_too_early,
  'not-your-queue': m.refusal_not_your_queue,
  'held-back': m.refusal_held_back,
}

/**
 * A refusal in the reader's words; a code of a newer hub is shown as it is.
 * @param queueName how a queue is called, where one may be named
 */
export function refusalWords(refusal: Refusal, queueName?: (id: string) => string | undefined): string {
  if (refusal.code === 'break-quota') return breakWords(refusal.details, queueName)
  if (refusal.code === 'held-back' || refusal.code === 'taken-by-other') return callBackWords(refusal)
  const known = Object.hasOwn(words, refusal.code) ? words[refusal.code as RefusalCode] : undefined
  return known ? known() : m.refusal_unknown({ code: refusal.code })
}

/** Where there is no room, how much there is, and when there will be. */
function breakWords(details: Refusal['details'], queueName?: (id: string) => string | undefined): string {
  const { queueId, quota, taken, nextEndsAt } = details
  if (typeof quota !== 'number' || typeof taken !== 'number') return m.refusal_break_quota()
  const queue = (typeof queueId === 'string' ? queueName?.(queueId) : undefined) ?? '?'
  const full = m.refusal_break_full({ queue, quota, taken })
  return typeof nextEndsAt === 'string' ? `${full} ${m.refusal_break_next({ time: clock(nextEndsAt) })}` : full
}

/** Who has it in hand, or how many are while those on the line go first. */
function callBackWords({ code, details }: Refusal): string {
  const { atOnce, inHand, takenBy } = (details['current'] ?? {}) as Record<string, unknown>
  if (code === 'taken-by-other') {
    const { name } = (takenBy ?? {}) as { name?: unknown }
    return typeof name === 'string' ? m.refusal_taken_by({ name }) : m.refusal_taken_by_other()
  }
  if (typeof atOnce !== 'number' || typeof inHand !== 'number') return m.refusal_held_back()
  return m.refusal_held_back_now({ atOnce, inHand })
}
