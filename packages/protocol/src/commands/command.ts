import type { z } from 'zod'
import { clearNextAvailability, extendWrapUp, finishWrapUp, raiseHand, setAvailability } from './availability.ts'
import { closeCallBack, takeCallBack } from './call-back.ts'
import { answerCall, declineCall, endCall, holdCall, resumeCall, revealCaller, transferCall } from './call.ts'
import { cancelConsult, completeTransfer, joinCall, transferEmergency } from './call.ts'
import {
  acknowledgeAlarm,
  answerHand,
  approveBreak,
  endSession,
  endWrapUp,
  forceAvailability,
  monitorCall,
  moveCall,
  moveOperators,
  prioritiseCall,
  sendNotice,
  setStormMode,
  takeOver,
  undoMove,
} from './lead.ts'
import { readNotice } from './notice.ts'
import { keepPromise, makePromise } from './promise.ts'
import { deleteSnippet, saveSnippet } from './snippet.ts'
import { attachTicket, detachTicket, editTicket, reopenDraft, visitTicket } from './ticket.ts'
import { closeTicketDirect, openTicket, referTicket, registerTicket, saveDraft, submitTicket } from './ticket.ts'
import { approveWallboard, changeWallboard, refuseWallboard, revokeWallboard } from './wallboard.ts'
import { deleteBoard, saveBoard } from './wallboard.ts'

/** Every command of a person: `POST /api/v1/commands/<name>`. */
export const commands = {
  'set-availability': setAvailability,
  'clear-next-availability': clearNextAvailability,
  'finish-wrap-up': finishWrapUp,
  'extend-wrap-up': extendWrapUp,
  'answer-call': answerCall,
  'decline-call': declineCall,
  'hold-call': holdCall,
  'resume-call': resumeCall,
  'end-call': endCall,
  'transfer-call': transferCall,
  'complete-transfer': completeTransfer,
  'cancel-consult': cancelConsult,
  'join-call': joinCall,
  'transfer-emergency': transferEmergency,
  'reveal-caller': revealCaller,
  'raise-hand': raiseHand,
  'take-call-back': takeCallBack,
  'close-call-back': closeCallBack,
  'open-ticket': openTicket,
  'save-draft': saveDraft,
  'register-ticket': registerTicket,
  'close-ticket-direct': closeTicketDirect,
  'refer-ticket': referTicket,
  'submit-ticket': submitTicket,
  'attach-ticket': attachTicket,
  'detach-ticket': detachTicket,
  'reopen-draft': reopenDraft,
  'edit-ticket': editTicket,
  'visit-ticket': visitTicket,
  'save-snippet': saveSnippet,
  'delete-snippet': deleteSnippet,
  'make-promise': makePromise,
  'keep-promise': keepPromise,
  'read-notice': readNotice,
  'move-operators': moveOperators,
  'undo-move': undoMove,
  'move-call': moveCall,
  'prioritise-call': prioritiseCall,
  'force-availability': forceAvailability,
  'end-session': endSession,
  'approve-break': approveBreak,
  'set-storm-mode': setStormMode,
  'send-notice': sendNotice,
  'answer-hand': answerHand,
  'end-wrap-up': endWrapUp,
  'monitor-call': monitorCall,
  'take-over': takeOver,
  'approve-wallboard': approveWallboard,
  'refuse-wallboard': refuseWallboard,
  'change-wallboard': changeWallboard,
  'revoke-wallboard': revokeWallboard,
  'save-board': saveBoard,
  'delete-board': deleteBoard,
  'acknowledge-alarm': acknowledgeAlarm,
} as const

export type CommandName = keyof typeof commands
export type CommandBody<N extends CommandName> = z.infer<(typeof commands)[N]>
