import { z } from 'zod'
import type { CommandName } from './command.ts'

/** Refusals any request may meet, with their status. */
export const generalRefusals = {
  'bad-input': 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  'too-large': 413,
  'key-reused': 422,
  'too-many-requests': 429,
  internal: 500,
  unavailable: 503,
} as const
export type GeneralRefusal = keyof typeof generalRefusals

/** The closed list of what each command may answer with 409. */
export const commandRefusals = {
  'set-availability': ['wrong-state', 'break-quota', 'no-seat'],
  'clear-next-availability': ['no-seat', 'set-by-lead'],
  'finish-wrap-up': ['wrong-state'],
  'extend-wrap-up': ['wrong-state', 'no-extensions-left'],
  'answer-call': ['call-gone', 'stale-fence', 'not-your-call', 'wrong-state', 'no-seat'],
  'decline-call': ['call-gone', 'stale-fence', 'not-your-call', 'wrong-state'],
  'hold-call': ['call-gone', 'stale-fence', 'not-your-call', 'wrong-state'],
  'resume-call': ['call-gone', 'stale-fence', 'not-your-call', 'wrong-state'],
  'end-call': ['call-gone', 'stale-fence', 'not-your-call', 'wrong-state'],
  'transfer-call': ['call-gone', 'stale-fence', 'not-your-call', 'wrong-state', 'target-unavailable'],
  'complete-transfer': ['call-gone', 'stale-fence', 'not-your-call', 'wrong-state'],
  'cancel-consult': ['call-gone', 'stale-fence', 'not-your-call', 'wrong-state'],
  'join-call': ['call-gone', 'stale-fence', 'not-your-call', 'wrong-state'],
  'transfer-emergency': ['call-gone', 'stale-fence', 'not-your-call', 'wrong-state'],
  'reveal-caller': ['call-gone', 'not-your-call', 'number-withheld'],
  'open-ticket': ['call-gone', 'not-your-call'],
  'save-draft': ['stale-revision', 'wrong-state', 'not-your-ticket'],
  'register-ticket': ['missing-fields', 'wrong-state', 'not-your-ticket'],
  'close-ticket-direct': ['missing-fields', 'wrong-state', 'not-your-ticket'],
  'refer-ticket': ['missing-fields', 'wrong-state', 'not-your-ticket'],
  'submit-ticket': ['missing-fields', 'wrong-state', 'not-your-ticket'],
  'attach-ticket': ['wrong-state', 'not-your-ticket', 'target-closed', 'sealed'],
  'detach-ticket': ['wrong-state', 'not-your-ticket', 'too-late'],
  'reopen-draft': ['wrong-state', 'not-your-ticket', 'too-late'],
  /** `details.current` is `{revision, fields, by}`: the names of the lost fields, and who wrote them. */
  'edit-ticket': ['stale-revision', 'wrong-state', 'not-your-ticket'],
  'visit-ticket': [],
  'save-snippet': ['not-your-snippet', 'too-many'],
  'delete-snippet': ['not-your-snippet'],
  'make-promise': ['not-your-ticket', 'number-withheld'],
  'keep-promise': ['not-your-caller'],
  'read-notice': ['not-your-notice'],
  /** `moved-by-other`: `details.current` is the move that won; `too-late`: `until` has passed. */
  'move-operators': ['wrong-state', 'moved-by-other', 'too-late'],
  'undo-move': ['wrong-state'],
  'move-call': ['call-gone', 'wrong-state'],
  'prioritise-call': ['call-gone', 'wrong-state'],
  'force-availability': ['wrong-state'],
  'end-session': ['wrong-state'],
  'approve-break': ['wrong-state'],
  'set-storm-mode': ['wrong-state'],
  'send-notice': ['wrong-state'],
  'raise-hand': ['no-seat'],
  /** `held-back`: as many are in hand as the queue's callers allow; `details.current` is `{atOnce, inHand}`. */
  'take-call-back': ['wrong-state', 'no-seat', 'not-your-queue', 'taken-by-other', 'too-early', 'held-back'],
  'close-call-back': ['wrong-state', 'no-seat', 'taken-by-other'],
  /** `details.current` tells who did and when. */
  'acknowledge-alarm': ['already-acknowledged'],
  'answer-hand': ['wrong-state', 'already-answered'],
  'end-wrap-up': ['wrong-state'],
  /** `target-unavailable`: the switch cannot. */
  'monitor-call': ['call-gone', 'wrong-state', 'already-monitored', 'target-unavailable'],
  'take-over': ['call-gone', 'wrong-state', 'no-seat', 'target-unavailable'],
  /** `too-many-tries`: so many codes were wrong that this person must wait `details.retryAfterS`. */
  'approve-wallboard': ['unknown-code', 'code-expired', 'code-used', 'too-many-tries'],
  'refuse-wallboard': ['unknown-code', 'code-expired', 'code-used', 'too-many-tries'],
  'change-wallboard': ['wrong-state'],
  'revoke-wallboard': ['wrong-state'],
  /** `stale-revision`: `details.current` is `{revision, name, at}`, who saved it meanwhile. */
  'save-board': ['stale-revision', 'wrong-state'],
  /** `wrong-state`: `details.current.wallboards` show it. */
  'delete-board': ['wrong-state'],
} as const satisfies Record<CommandName, readonly string[]>
export type CommandRefusal<N extends CommandName> = (typeof commandRefusals)[N][number]

/** Body of every refusal. `details.field` names a bad field, `details.current` the winner, `details.missing` missing fields. */
export const refusalBody = z.object({
  error: z.object({ code: z.string(), message: z.string(), details: z.record(z.string(), z.unknown()).optional() }),
})
export type RefusalBody = z.infer<typeof refusalBody>
