import { acknowledge } from './alarm.ts'
import { approveBreak } from './break-answer.ts'
import { deleteBoard, saveBoard } from './board.ts'
import { clearNext, setAvailability } from './availability.ts'
import { closeCallBack, takeCallBack } from './call-back.ts'
import { cancelConsult, completeTransfer, join } from './consult.ts'
import { openTicket, save } from './draft.ts'
import { editTicket } from './edit.ts'
import { transferEmergency } from './emergency.ts'
import { answer, raise } from './hand.ts'
import type { Handlers } from './handler.ts'
import { monitor, take } from './monitor.ts'
import { moveOperators, undoMove } from './move-operators.ts'
import { markRead } from './notice.ts'
import { answerCall, decline } from './offer.ts'
import { keepPromise, makePromise } from './promise.ts'
import { attachTicket, detachTicket } from './merge.ts'
import { revealCaller } from './reveal.ts'
import { endSession, endWrapUp, force } from './seat-control.ts'
import { sendNotice } from './send-notice.ts'
import { deleteSnippet, saveSnippet } from './snippet.ts'
import { setStormMode } from './storm.ts'
import { end, putOnHold, takeBack } from './talk.ts'
import { closeTicketDirect, referTicket, registerTicket, submitTicket } from './ticket.ts'
import { transfer } from './transfer.ts'
import { reopenDraft } from './undo.ts'
import { visitTicket } from './visit.ts'
import { moveCall, prioritise } from './waiting.ts'
import { approve, change, refuse, revoke } from './wallboard.ts'
import { extend, finish } from './wrap-up.ts'

/** Every command that has an effect so far. */
export const handlers: Handlers = {
  'set-availability': setAvailability,
  'clear-next-availability': clearNext,
  'answer-call': answerCall,
  'decline-call': decline,
  'hold-call': putOnHold,
  'resume-call': takeBack,
  'transfer-call': transfer,
  'complete-transfer': completeTransfer,
  'cancel-consult': cancelConsult,
  'join-call': join,
  'transfer-emergency': transferEmergency,
  'end-call': end,
  'finish-wrap-up': finish,
  'extend-wrap-up': extend,
  'reveal-caller': revealCaller,
  'open-ticket': openTicket,
  'save-draft': save,
  'register-ticket': registerTicket,
  'close-ticket-direct': closeTicketDirect,
  'refer-ticket': referTicket,
  'submit-ticket': submitTicket,
  'make-promise': makePromise,
  'keep-promise': keepPromise,
  'read-notice': markRead,
  'attach-ticket': attachTicket,
  'detach-ticket': detachTicket,
  'reopen-draft': reopenDraft,
  'edit-ticket': editTicket,
  'visit-ticket': visitTicket,
  'save-snippet': saveSnippet,
  'delete-snippet': deleteSnippet,
  'move-call': moveCall,
  'prioritise-call': prioritise,
  'force-availability': force,
  'end-session': endSession,
  'move-operators': moveOperators,
  'undo-move': undoMove,
  'approve-break': approveBreak,
  'set-storm-mode': setStormMode,
  'send-notice': sendNotice,
  'raise-hand': raise,
  'answer-hand': answer,
  'end-wrap-up': endWrapUp,
  'monitor-call': monitor,
  'take-over': take,
  'approve-wallboard': approve,
  'refuse-wallboard': refuse,
  'change-wallboard': change,
  'revoke-wallboard': revoke,
  'save-board': saveBoard,
  'delete-board': deleteBoard,
  'acknowledge-alarm': acknowledge,
  'take-call-back': takeCallBack,
  'close-call-back': closeCallBack,
}
