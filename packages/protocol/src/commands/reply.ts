import { callBackStates, chosenAvailabilities } from '@hearline/domain'
import { z } from 'zod'
import { row } from '../rows/row.ts'
import { callId, instant, operatorId, ticketId } from '../values.ts'
import type { CommandName } from './command.ts'

const nothing = z.object({})
const ticketNumber = z.object({ number: z.string() })

/** What a command answers with `200 {value, rows}`. */
export const replies = {
  'set-availability': z.object({
    availability: z.enum(chosenAvailabilities),
    takesEffect: z.enum(['now', 'after-wrap-up', 'when-granted']),
  }),
  'clear-next-availability': nothing,
  'finish-wrap-up': nothing,
  'extend-wrap-up': z.object({ endsAt: instant }),
  'answer-call': z.object({ ticketId }),
  'decline-call': nothing,
  'hold-call': nothing,
  'resume-call': nothing,
  'end-call': nothing,
  'transfer-call': nothing,
  'complete-transfer': nothing,
  'cancel-consult': nothing,
  'join-call': nothing,
  /** The ticket as it was filed; absent when it could not be: the call goes first. */
  'transfer-emergency': z.object({ ticketId: ticketId.optional(), number: z.string().optional() }),
  'reveal-caller': z.object({ phone: z.string() }),
  'open-ticket': z.object({ ticketId }),
  'save-draft': z.object({ rev: z.int(), savedAt: instant }),
  'register-ticket': ticketNumber,
  'close-ticket-direct': ticketNumber,
  'refer-ticket': ticketNumber,
  'submit-ticket': ticketNumber,
  /** `callers`: how many the other ticket stands for now. */
  'attach-ticket': z.object({ number: z.string(), callers: z.int() }),
  'detach-ticket': nothing,
  'reopen-draft': z.object({ state: z.enum(['draft', 'registered']), rev: z.int() }),
  'edit-ticket': z.object({ revision: z.int() }),
  'visit-ticket': z.object({ until: instant }),
  'save-snippet': nothing,
  'delete-snippet': nothing,
  'make-promise': z.object({ promiseId: z.uuid() }),
  'keep-promise': nothing,
  'read-notice': nothing,
  /** `left`: who was signed out meanwhile and stays where she was. */
  'move-operators': z.object({ moveId: z.uuid(), moved: z.array(operatorId), left: z.array(operatorId) }),
  'undo-move': z.object({ moved: z.array(operatorId) }),
  'move-call': nothing,
  'prioritise-call': nothing,
  'force-availability': nothing,
  'end-session': nothing,
  'approve-break': nothing,
  'set-storm-mode': nothing,
  'send-notice': z.object({ sent: z.int() }),
  'raise-hand': nothing,
  'take-call-back': z.object({ phone: z.string(), callId }),
  /** `notBefore`: when she is tried again. */
  'close-call-back': z.object({ state: z.enum(callBackStates), notBefore: instant.optional() }),
  'acknowledge-alarm': nothing,
  'answer-hand': nothing,
  'end-wrap-up': nothing,
  'monitor-call': nothing,
  'take-over': z.object({ ticketId: ticketId.optional() }),
  'approve-wallboard': z.object({ wallboardId: z.string() }),
  'refuse-wallboard': nothing,
  'change-wallboard': nothing,
  'revoke-wallboard': nothing,
  'save-board': z.object({ revision: z.int() }),
  'delete-board': nothing,
} as const satisfies Record<CommandName, z.ZodType>
export type CommandReply<N extends CommandName> = z.infer<(typeof replies)[N]>

/** The changed live rows come along, because the sender's socket may hang on another hub. */
export const commandReply = <N extends CommandName>(name: N) => z.object({ value: replies[name], rows: z.array(row) })
